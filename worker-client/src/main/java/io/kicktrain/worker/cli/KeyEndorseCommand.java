package io.kicktrain.worker.cli;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.KeyName;
import io.kicktrain.ledger.trust.SignedClaim;
import io.kicktrain.worker.cli.claims.OpenPgpSigning;
import io.kicktrain.worker.cli.claims.OpenPgpSigning.Signed;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.terminal.Screen;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Vouches for another key. */
@Command(
    name = "endorse",
    description = "Vouch in the hub's log, with your OpenPGP key, for somebody else's key.",
    footer = {
      "",
      "Examples:",
      "  kicktrain key endorse https://hub.example.org openpgp:4754... --depth 1 --gpg-key 37DC...",
      "  kicktrain key endorse https://hub.example.org ed25519:ea4a... --amount 60 --gpg-key"
          + " 37DC...",
      "  kicktrain key endorse https://hub.example.org openpgp:4754... --amount 0 --gpg-key"
          + " 37DC...",
      "The last one takes back what was said before."
    })
final class KeyEndorseCommand implements Callable<Integer> {

  @Mixin private HubAndKeyParameters about = new HubAndKeyParameters();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "How many further steps of trust may follow (default: ${DEFAULT-VALUE}): 0, the key is"
              + " genuine; 1, it may also introduce others.",
      defaultValue = "0")
  private int depth;

  @Option(
      names = "--amount",
      paramLabel = "N",
      description = "0 to 120 (default: ${DEFAULT-VALUE}): 60 is partial, 120 complete trust.",
      defaultValue = "" + Claim.COMPLETE)
  private int amount;

  @Mixin private Home home = new Home();
  @Mixin private OpenPgpSigning signing = new OpenPgpSigning();

  @Override
  public Integer call() throws Exception {
    WorkerKey sender = home.key();
    KeyName subject = about.key();
    Optional<Signed> signed =
        signing.sign((by, at) -> Claim.endorsement(by, subject, depth, amount, at));
    if (signed.isPresent()) {
      Signed done = signed.get();
      Entry entry =
          Arguments.checked(
              () -> SignedClaim.endorsement(done.claim(), done.certificate(), done.signature()));
      long index = about.hub().open(sender, Screen.standard()).claim(entry).index();
      System.out.println("Entry " + index + ": " + done.claim().by() + " endorses " + subject);
    }
    return ExitCodes.OK;
  }
}

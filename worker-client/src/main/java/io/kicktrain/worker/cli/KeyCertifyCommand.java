package io.kicktrain.worker.cli;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.SignedClaim;
import io.kicktrain.worker.cli.claims.OpenPgpSigning;
import io.kicktrain.worker.cli.claims.OpenPgpSigning.Signed;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.terminal.Screen;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ties the donor's key to their OpenPGP key. */
@Command(
    name = "certify",
    description = {
      "Say in the hub's log that your key and your OpenPGP key belong together. Both sign.",
      "",
      "The log gets the OpenPGP fingerprint and public key for ever, but no name and no address."
    },
    footer = {
      "",
      "Examples:",
      "  kicktrain key certify https://hub.example.org --gpg-key 37DC427B...",
      "  kicktrain key certify https://hub.example.org --certificate me.pgp --statement s.json"
    })
final class KeyCertifyCommand implements Callable<Integer> {

  @Mixin private HubParameter hub = new HubParameter();
  @Mixin private Home home = new Home();
  @Mixin private OpenPgpSigning signing = new OpenPgpSigning();

  @Override
  public Integer call() throws Exception {
    WorkerKey key = home.key();
    Optional<Signed> signed = signing.sign((by, at) -> Claim.certification(by, key.id(), at));
    if (signed.isPresent()) {
      Signed done = signed.get();
      Entry entry =
          Arguments.checked(
              () ->
                  SignedClaim.certification(
                      done.claim(), done.certificate(), done.signature(), key));
      long index = hub.open(key, Screen.standard()).claim(entry).index();
      System.out.println("Entry " + index + ": " + done.claim().by() + " certifies " + key.id());
    }
    return ExitCodes.OK;
  }
}

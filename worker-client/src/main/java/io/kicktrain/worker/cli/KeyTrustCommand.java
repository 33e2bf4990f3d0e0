package io.kicktrain.worker.cli;

import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.KeyName;
import io.kicktrain.ledger.trust.Trust;
import io.kicktrain.ledger.trust.TrustNetwork;
import io.kicktrain.ledger.trust.TrustPath;
import io.kicktrain.worker.cli.claims.LoggedClaims;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows the claims in a hub's log from keys that one trusts to another key. */
@Command(
    name = "trust",
    description = {
      "Follow the claims in a hub's log from OpenPGP keys that you trust to another key.",
      "Every claim is verified here. 120 is complete trust; paths add up.",
      "",
      "Ends with 0 when the trust is complete and with 5 when it is not."
    },
    footer = {
      "",
      "Example:",
      "  kicktrain key trust https://hub.example.org ed25519:ea4a... --root 37DC427B..."
    })
final class KeyTrustCommand implements Callable<Integer> {

  @Mixin private HubAndKeyParameters target = new HubAndKeyParameters();

  @Option(
      names = "--root",
      required = true,
      paramLabel = "FINGERPRINT[=AMOUNT]",
      description = "An OpenPGP key that you trust, and how much (default: 120). May be repeated.",
      mapFallbackValue = "" + Claim.COMPLETE)
  private Map<String, Integer> roots = new LinkedHashMap<>();

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description = "The log's verifier key (default: what the hub says itself).")
  private @Nullable String vkey;

  @Override
  public Integer call() throws Exception {
    HubClient client = target.hub().open(Screen.standard());
    String given = vkey == null ? client.platform().vkey() : vkey;
    VerifierKey key = Arguments.checked(() -> VerifierKey.parse(given));
    KeyName about = target.key();
    Map<KeyName, Integer> trusted = Arguments.checked(this::roots);
    TrustNetwork network = new TrustNetwork(LoggedClaims.read(client, key));
    return tell(about, trust(network, trusted, about));
  }

  private static Trust trust(TrustNetwork network, Map<KeyName, Integer> trusted, KeyName about)
      throws Failure {
    return Arguments.checked(() -> network.trust(trusted, about));
  }

  private Map<KeyName, Integer> roots() {
    Map<KeyName, Integer> named = new HashMap<>();
    roots.forEach((fingerprint, amount) -> named.put(KeyName.openPgp(fingerprint), amount));
    return named;
  }

  private static int tell(KeyName about, Trust trust) {
    for (TrustPath path : trust.paths()) {
      String way = path.keys().stream().map(KeyName::text).collect(Collectors.joining(" > "));
      System.out.println(path.amount() + "  " + way);
    }
    String verdict = trust.complete() ? "complete" : trust.amount() == 0 ? "none" : "partial";
    System.out.println("Trust in " + about + ": " + trust.amount() + " of 120, " + verdict);
    return trust.complete() ? ExitCodes.OK : ExitCodes.BROKEN;
  }
}

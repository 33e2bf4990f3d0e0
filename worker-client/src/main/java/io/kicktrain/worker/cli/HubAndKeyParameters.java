package io.kicktrain.worker.cli;

import io.kicktrain.ledger.trust.KeyName;
import io.kicktrain.worker.cli.exit.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A hub, and a key that its log says something about. */
final class HubAndKeyParameters {

  @Mixin private HubParameter hub = new HubParameter();

  @Parameters(
      index = "1",
      paramLabel = "KEY",
      description = "openpgp:FINGERPRINT or ed25519:WORKERKEY.")
  private String key = "";

  HubParameter hub() {
    return hub;
  }

  /** The key's name, checked. */
  KeyName key() throws Failure {
    return Arguments.checked(() -> new KeyName(key));
  }
}

package io.kicktrain.worker.cli;

import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.worker.cli.anchor.Ethereum;
import io.kicktrain.worker.cli.exit.Failure;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The settings that {@code anchor deploy} has written. */
final class AnchorSettingsOption {

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      required = true,
      description = "The anchor's settings.")
  private Path file = Path.of("");

  /** Reads them. */
  AnchorSettings read() throws Failure {
    return Ethereum.settings(file);
  }
}

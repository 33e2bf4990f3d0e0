package io.kicktrain.worker.cli;

import io.kicktrain.ledger.index.EntryIndex;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.LogException;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks after the log of a platform on this computer. */
@Command(
    name = "ledger",
    description = "Look after the log of a platform on this computer.",
    synopsisSubcommandLabel = "(reindex)",
    footer = {"", "Example:", "  kicktrain ledger reindex --data-dir kicktrain-data/platform"})
final class LedgerCommand {

  @Command(
      name = "reindex",
      description = {
        "Make the index that the log is searched by again, from the log alone.",
        "The platform must be stopped. What it serves as proof does not depend on the index."
      })
  int reindex(
      @Option(
              names = "--data-dir",
              paramLabel = "FOLDER",
              description = "The platform's data folder (default: ${DEFAULT-VALUE}).",
              defaultValue = "kicktrain-data/platform")
          Path data)
      throws IOException, Failure {
    Path key = data.resolve("keys").resolve("log.skey");
    if (!Files.exists(key)) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "there is no platform's data in " + data.toAbsolutePath(),
          "name its folder with --data-dir");
    }
    NoteSigner signer = NoteSigner.load(key);
    try (FileLog log = FileLog.open(data.resolve("log"), signer.name(), signer);
        EntryIndex index = EntryIndex.rebuild(data.resolve("index"), log)) {
      System.out.println("Indexed " + index.size() + " entries of " + signer.name());
      return ExitCodes.OK;
    } catch (LogException e) {
      throw new Failure(ExitCodes.BLOCKED, String.valueOf(e.getMessage()), "", e);
    }
  }
}

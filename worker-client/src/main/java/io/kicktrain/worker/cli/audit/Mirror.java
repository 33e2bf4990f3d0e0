package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a copy of a hub keeps what: {@code log/} (the static files of the log, as any web server
 * may serve them), {@code files/<first two digits>/<SHA-256>} (recipes, payloads, deltas) and
 * {@code vkey}. A folder with the log's static files alone is a mirror, too.
 *
 * @param folder of the copy
 */
public record Mirror(Path folder) {

  Path log() {
    return holdsLogAlone() ? folder : folder.resolve("log");
  }

  private boolean holdsLogAlone() {
    return Files.exists(folder.resolve(TileFiles.CHECKPOINT));
  }

  Path file(String sha256) {
    return folder.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  Path vkey() {
    return folder.resolve("vkey");
  }

  /** Whether there is a tree head to audit. */
  public boolean isThere() {
    return Files.exists(log().resolve(TileFiles.CHECKPOINT));
  }

  /** The key that the copied hub had; whoever copied the folder may have changed it. */
  public Optional<VerifierKey> key() throws IOException {
    return Files.exists(vkey())
        ? Optional.of(VerifierKey.parse(Files.readString(vkey()).strip()))
        : Optional.empty();
  }
}

package io.kicktrain.ledger.log;

import io.kicktrain.ledger.tile.TileFiles;
import java.nio.file.Path;

/**
 * Where a log keeps what: {@code public/} (the tlog-tiles files, to be served as they are), {@code
 * wal/}, {@code known/}, {@code last-signed} and {@code lock}.
 *
 * @param directory of the log
 */
record LogLayout(Path directory) {
  Path publicDirectory() {
    return directory.resolve("public");
  }

  TileFiles files() {
    return new TileFiles(publicDirectory());
  }

  Path checkpoint() {
    return publicDirectory().resolve(TileFiles.CHECKPOINT);
  }

  Path wal() {
    return directory.resolve("wal");
  }

  Path knownEntries() {
    return directory.resolve("known");
  }

  Path lastSigned() {
    return directory.resolve("last-signed");
  }

  Path lock() {
    return directory.resolve("lock");
  }
}

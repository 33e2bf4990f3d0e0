package io.kicktrain.ledger.tile;

import java.io.IOException;

/**
 * Where the static files of a log come from: a folder, or a web server. Nothing is checked here.
 */
@FunctionalInterface
public interface TileSource {
  /**
   * The bytes of one file.
   *
   * @param path below the log's prefix, such as {@code checkpoint} or {@code tile/0/000}
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   */
  byte[] read(String path) throws IOException;
}

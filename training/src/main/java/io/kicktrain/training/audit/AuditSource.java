package io.kicktrain.training.audit;

import io.kicktrain.ledger.tile.TileSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where an auditor gets the log and the files it names. Nothing that comes from here is trusted.
 */
public interface AuditSource extends TileSource {

  /**
   * A public file: a recipe, a payload, a delta or a table of shares.
   *
   * @param sha256 its hash; the auditor checks it again
   * @return the file's local copy
   * @throws java.nio.file.NoSuchFileException if the hub does not have it
   * @throws IOException if it cannot be fetched
   */
  Path file(String sha256) throws IOException;
}

package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.training.audit.AuditSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A mirror on this computer; see {@link Mirror}. */
final class FolderAuditSource implements AuditSource {

  private final Mirror mirror;
  private final TileFiles log;

  FolderAuditSource(Path folder) {
    this.mirror = new Mirror(folder);
    this.log = new TileFiles(mirror.log());
  }

  @Override
  public byte[] read(String path) throws IOException {
    return log.read(path);
  }

  @Override
  public Path file(String sha256) throws IOException {
    Path file = mirror.file(sha256);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }
}

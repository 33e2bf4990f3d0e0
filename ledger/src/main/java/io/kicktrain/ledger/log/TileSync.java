package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes written tiles durable, so that the write-ahead log that could make them again may go. A
 * partial tile is removed when its full tile is durable: {@link TileFiles} cuts it from the full
 * one.
 */
final class TileSync {
  private final TileFiles files;
  private final Path root;

  TileSync(TileFiles files, Path root) {
    this.files = files;
    this.root = root.toAbsolutePath();
  }

  void sync(Set<TileId> tiles) throws IOException {
    Set<Path> directories = new LinkedHashSet<>();
    for (TileId tile : tiles) {
      if (!tile.partial() || !tiles.contains(full(tile))) {
        Path file = files.file(tile).toAbsolutePath();
        DurableFiles.syncFile(file);
        addWithParents(parent(file), directories);
      }
    }
    for (Path directory : directories) {
      DurableFiles.syncDirectory(directory);
    }
    for (TileId tile : tiles) {
      if (!tile.partial()) {
        DurableFiles.deleteTree(files.partialsOf(tile));
      }
    }
  }

  private static TileId full(TileId tile) {
    return TileId.full(tile.level(), tile.index());
  }

  /** A new directory is itself a name in its parent. */
  private void addWithParents(Path directory, Set<Path> directories) {
    for (Path path = directory; path.startsWith(root); path = parent(path)) {
      if (!directories.add(path)) {
        return;
      }
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException(path + " is no tile");
    }
    return parent;
  }
}

package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes written tiles durable, so that the write-ahead log that could make them again may go. A
 * partial tile whose full tile is durable is removed: {@link TileFiles} cuts it from the full one.
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
    Set<Path> superseded = new LinkedHashSet<>();
    for (TileId tile : tiles) {
      Path file = files.file(tile).toAbsolutePath();
      if (tile.partial() && Files.exists(files.file(TileId.full(tile.level(), tile.index())))) {
        superseded.add(parent(file));
      } else {
        DurableFiles.syncFile(file);
        addWithParents(parent(file), directories);
      }
    }
    for (Path directory : directories) {
      DurableFiles.syncDirectory(directory);
    }
    for (Path directory : superseded) {
      DurableFiles.deleteTree(directory);
    }
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

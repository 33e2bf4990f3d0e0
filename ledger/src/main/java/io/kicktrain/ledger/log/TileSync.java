package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Makes written tiles durable, so that the write-ahead log that could make them again may go. A
 * partial tile is removed when its full tile is durable: {@link TileFiles} cuts it from the full
 * one.
 */
final class TileSync {
  private static final int THREADS = 8;

  private final TileFiles files;
  private final Path root;

  TileSync(TileFiles files, Path root) {
    this.files = files;
    this.root = root.toAbsolutePath();
  }

  void sync(Set<TileId> tiles) throws IOException {
    Set<Path> directories = new LinkedHashSet<>();
    List<Path> written = new ArrayList<>();
    for (TileId tile : tiles) {
      if (!tile.partial() || !tiles.contains(full(tile))) {
        Path file = files.file(tile).toAbsolutePath();
        written.add(file);
        addWithParents(parent(file), directories);
      }
    }
    syncFiles(written);
    for (Path directory : directories) {
      DurableFiles.syncDirectory(directory);
    }
    for (TileId tile : tiles) {
      if (!tile.partial()) {
        DurableFiles.deleteTree(files.partialsOf(tile));
      }
    }
  }

  /** Syncs that run at the same time share a commit of the file system's journal. */
  private static void syncFiles(List<Path> files) throws IOException {
    ExecutorService threads = Threads.pool("ledger-fsync", Math.min(THREADS, 1 + files.size()));
    try {
      List<Future<?>> pending = new ArrayList<>();
      for (Path file : files) {
        pending.add(
            threads.submit(
                () -> {
                  DurableFiles.syncFile(file);
                  return file;
                }));
      }
      for (Future<?> sync : pending) {
        Threads.get(sync);
      }
    } finally {
      Threads.finish(threads);
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

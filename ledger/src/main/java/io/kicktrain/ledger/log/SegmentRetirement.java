package io.kicktrain.ledger.log;

import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Syncs the tiles of full write-ahead log segments in the background and then deletes the segments,
 * in order. Until then recovery reads them.
 */
final class SegmentRetirement implements AutoCloseable {
  private final TileSync sync;
  private final Step.Hook hook;
  private final Consumer<Exception> onFailure;
  private final ExecutorService thread = Threads.single("ledger-tile-sync");

  SegmentRetirement(TileSync sync, Step.Hook hook, Consumer<Exception> onFailure) {
    this.sync = sync;
    this.hook = hook;
    this.onFailure = onFailure;
  }

  /** Retires {@code segment}, whose batches made {@code tiles}. */
  void retire(Path segment, Set<TileId> tiles) {
    thread.execute(
        () -> {
          try {
            retireNow(segment, tiles);
          } catch (IOException | RuntimeException e) {
            thread.shutdownNow();
            onFailure.accept(e);
          }
        });
  }

  private void retireNow(Path segment, Set<TileId> tiles) throws IOException {
    sync.sync(tiles);
    hook.reached(Step.TILES_SYNCED);
    WriteAheadLog.delete(segment);
    hook.reached(Step.SEGMENT_DELETED);
  }

  /** Waits for what was given. */
  @Override
  public void close() {
    Threads.finish(thread);
  }
}

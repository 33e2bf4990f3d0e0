package io.kicktrain.ledger.log;

import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Syncs the tiles of full write-ahead log segments in the background and then deletes the segments,
 * in order. Until then recovery reads them. Who fills segments faster than they are synced waits,
 * so that neither the disk nor memory fills up with them.
 */
final class SegmentRetirement implements AutoCloseable {
  private static final int MOST_WAITING = 4;

  private final TileSync sync;
  private final Step.Hook hook;
  private final Consumer<Exception> onFailure;
  private final ExecutorService thread = Threads.single("ledger-tile-sync");
  private final Deque<Future<?>> waiting = new ArrayDeque<>();
  private boolean failed;

  SegmentRetirement(TileSync sync, Step.Hook hook, Consumer<Exception> onFailure) {
    this.sync = sync;
    this.hook = hook;
    this.onFailure = onFailure;
  }

  /** Retires {@code segment}, whose batches made {@code tiles}. Called by one thread. */
  void retire(Path segment, Set<TileId> tiles) throws IOException {
    waiting.add(thread.submit(() -> retireUnlessFailed(segment, tiles)));
    while (waiting.size() > MOST_WAITING) {
      Threads.get(waiting.remove());
    }
  }

  /** A segment must not go while an older one stays. */
  private void retireUnlessFailed(Path segment, Set<TileId> tiles) {
    if (failed) {
      return;
    }
    try {
      sync.sync(tiles);
      hook.reached(Step.TILES_SYNCED);
      WriteAheadLog.delete(segment);
      hook.reached(Step.SEGMENT_DELETED);
    } catch (IOException | RuntimeException e) {
      failed = true;
      onFailure.accept(e);
    }
  }

  /** Waits for what was given. */
  @Override
  public void close() {
    Threads.finish(thread);
  }
}

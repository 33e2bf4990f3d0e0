package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The parts of a log after recovery, ready to go on.
 *
 * @param layout where its files are
 * @param lock on the directory
 * @param stored its full tiles
 * @param queue of entries for the sequencer
 * @param retirement of write-ahead log segments
 * @param sequencer with the recovered tree
 * @param published the newest tree head
 */
record OpenLog(
    LogLayout layout,
    LogLock lock,
    StoredTiles stored,
    PendingQueue queue,
    SegmentRetirement retirement,
    Sequencer sequencer,
    PublishedHead published)
    implements Closeable {

  static OpenLog open(
      LogLayout layout,
      String origin,
      List<NoteSigner> signers,
      FileLogOptions options,
      Step.Hook hook)
      throws IOException {
    LogLock lock = LogLock.acquire(layout.lock());
    try {
      Path state = options.lastSigned() == null ? layout.lastSigned() : options.lastSigned();
      LastSigned lastSigned = LastSigned.open(state);
      try {
        return recover(layout, lock, origin, signers, options, hook, lastSigned);
      } catch (IOException | RuntimeException e) {
        lastSigned.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static OpenLog recover(
      LogLayout layout,
      LogLock lock,
      String origin,
      List<NoteSigner> signers,
      FileLogOptions options,
      Step.Hook hook,
      LastSigned lastSigned)
      throws IOException {
    DurableFiles.deleteTemporaries(layout.wal());
    StoredTiles stored = new StoredTiles(layout.files());
    TreeWriter tree = new Recovery(layout, origin, signers, stored).recover(lastSigned);
    TileSync sync = new TileSync(layout.files(), layout.publicDirectory());
    sync.sync(tree.takeUnsynced());
    WriteAheadLog wal =
        continueWal(layout, new TreeHead(origin, tree.size(), tree.root()), options);
    PendingQueue queue = new PendingQueue(options.pendingBytes());
    SegmentRetirement retirement =
        new SegmentRetirement(sync, hook, e -> queue.close(LogException.stopped(e)));
    PublishedHead published = new PublishedHead(layout.checkpoint(), stored);
    Sequencer sequencer =
        new Sequencer(published, origin, signers, tree, wal, lastSigned, retirement, hook);
    sequencer.publishRecovered();
    return new OpenLog(layout, lock, stored, queue, retirement, sequencer, published);
  }

  /**
   * Starts a new segment and drops the replayed ones, whose tiles are durable now. A torn record at
   * their end must never be followed by new ones.
   */
  private static WriteAheadLog continueWal(LogLayout layout, TreeHead head, FileLogOptions options)
      throws IOException {
    List<Path> replayed = WriteAheadLog.segments(layout.wal());
    WriteAheadLog wal = WriteAheadLog.start(layout.wal(), head, options.segmentBytes());
    for (Path segment : replayed) {
      if (!segment.equals(wal.currentFile())) {
        WriteAheadLog.delete(segment);
      }
    }
    return wal;
  }

  @Override
  public void close() throws IOException {
    retirement.close();
    try (lock) {
      sequencer.close();
    }
  }
}

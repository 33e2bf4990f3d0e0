package io.kicktrain.ledger.log;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.dedup.KnownEntries;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.TreeHead;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * The parts of a log after recovery, ready to go on.
 *
 * @param setup what it was opened with
 * @param layout where its files are
 * @param lock on the directory
 * @param stored its full tiles
 * @param queue of entries for the sequencer
 * @param retirement of write-ahead log segments
 * @param sequencer with the recovered tree
 * @param published the newest tree head
 * @param background writes the index of known entries
 * @param deduplication of what is appended
 */
record OpenLog(
    LogSetup setup,
    LogLayout layout,
    LogLock lock,
    StoredTiles stored,
    PendingQueue queue,
    SegmentRetirement retirement,
    Sequencer sequencer,
    PublishedHead published,
    ExecutorService background,
    Deduplication deduplication)
    implements Closeable {

  static OpenLog open(LogLayout layout, LogSetup setup) throws IOException {
    LogLock lock = LogLock.acquire(layout.lock());
    try {
      Path state = setup.options().lastSigned();
      LastSigned lastSigned = LastSigned.open(state == null ? layout.lastSigned() : state);
      try {
        return recover(layout, lock, setup, lastSigned);
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
      LogLayout layout, LogLock lock, LogSetup setup, LastSigned lastSigned) throws IOException {
    DurableFiles.deleteTemporaries(layout.wal());
    StoredTiles stored = new StoredTiles(layout.files());
    TreeWriter tree =
        new Recovery(layout, setup.origin(), setup.signers(), stored).recover(lastSigned);
    TileSync sync = new TileSync(layout.files(), layout.publicDirectory());
    sync.sync(tree.takeUnsynced());
    WriteAheadLog wal =
        continueWal(
            layout, new TreeHead(setup.origin(), tree.size(), tree.root()), setup.options());
    PendingQueue queue = new PendingQueue(setup.options().pendingBytes());
    SegmentRetirement retirement =
        new SegmentRetirement(
            sync, setup.hook(), e -> queue.close(LogException.stopped(layout.directory(), e)));
    PublishedHead published = new PublishedHead(layout.checkpoint(), stored);
    Sequencer sequencer = new Sequencer(setup, tree, wal, lastSigned, retirement, published);
    sequencer.publishRecovered();
    ExecutorService background = Threads.single("ledger-known-entries");
    Deduplication deduplication =
        deduplication(
            layout, setup, new LogReader(layout.files(), stored), tree.size(), background);
    return new OpenLog(
        setup,
        layout,
        lock,
        stored,
        queue,
        retirement,
        sequencer,
        published,
        background,
        deduplication);
  }

  /** The index of known entries, with what it lacks added from the log. */
  private static Deduplication deduplication(
      LogLayout layout, LogSetup setup, LogReader reader, long size, ExecutorService background)
      throws IOException {
    if (setup.identity() == EntryIdentity.DISTINCT) {
      return new Deduplication(null);
    }
    KnownEntries known = KnownEntries.open(layout.knownEntries(), setup.origin(), size, background);
    try {
      Deduplication deduplication = new Deduplication(known);
      reader.forEach(
          known.covered(),
          size,
          (index, entry) -> deduplication.replay(index, setup.identity().of(entry)));
      return deduplication;
    } catch (IOException | RuntimeException e) {
      known.close();
      throw e;
    }
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
    try (lock;
        deduplication) {
      sequencer.close();
    }
    Threads.finish(background);
  }
}

package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.EntryBundle;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A transparency log in one directory of a local file system. Opening it recovers from whatever a
 * crash left. Thread-safe; one process at a time.
 *
 * <p>{@link #files()} are the static files of C2SP tlog-tiles: any web server may serve them.
 */
public final class FileLog implements TransparencyLog {
  private final LogLayout layout;
  private final FileLogOptions options;
  private final LogLock lock;
  private final StoredTiles stored;
  private final SegmentRetirement retirement;
  private final Sequencer sequencer;
  private final PendingQueue queue;
  private final Thread thread;
  private final ExecutorService acknowledger =
      Executors.newSingleThreadExecutor(task -> daemon(task, "ledger-acknowledge"));
  private volatile Published published;

  /** Opens or creates the log {@code origin} in {@code directory}, with the default options. */
  public static FileLog open(Path directory, String origin, NoteSigner signer) throws IOException {
    return open(directory, origin, List.of(signer), FileLogOptions.DEFAULT);
  }

  /**
   * Opens or creates a log.
   *
   * @param origin name of the log; the first signer's name must be the same
   * @param signers keys that sign every tree head, the log's own first; during a rotation the old
   *     and the new one
   * @throws LogException if the log is open already, or its files do not hold what was signed
   * @throws IOException if the disk fails
   */
  public static FileLog open(
      Path directory, String origin, List<NoteSigner> signers, FileLogOptions options)
      throws IOException {
    return open(directory, origin, signers, options, Step.Hook.NONE);
  }

  static FileLog open(
      Path directory,
      String origin,
      List<NoteSigner> signers,
      FileLogOptions options,
      Step.Hook hook)
      throws IOException {
    if (signers.isEmpty() || signers.stream().anyMatch(s -> !s.name().equals(origin))) {
      throw new IllegalArgumentException("every signer must be named like the log: " + origin);
    }
    LogLayout layout = new LogLayout(directory.toAbsolutePath());
    DurableFiles.createDirectories(layout.publicDirectory());
    DurableFiles.createDirectories(layout.wal());
    LogLock lock = LogLock.acquire(layout.lock());
    try {
      return new FileLog(layout, origin, signers, options, lock, hook);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private FileLog(
      LogLayout layout,
      String origin,
      List<NoteSigner> signers,
      FileLogOptions options,
      LogLock lock,
      Step.Hook hook)
      throws IOException {
    this.layout = layout;
    this.options = options;
    this.lock = lock;
    this.stored = new StoredTiles(layout.files());
    this.queue = new PendingQueue(options.pendingBytes());
    TileSync sync = new TileSync(layout.files(), layout.publicDirectory());
    this.retirement = new SegmentRetirement(sync, hook, this::stop);
    Path stateFile = options.lastSigned() == null ? layout.lastSigned() : options.lastSigned();
    LastSigned lastSigned = LastSigned.open(stateFile);
    TreeWriter tree = new Recovery(layout, origin, signers, stored).recover(lastSigned);
    List<Path> replayed = WriteAheadLog.segments(layout.wal());
    TreeHead head = new TreeHead(origin, tree.size(), tree.root());
    sync.sync(tree.takeUnsynced());
    WriteAheadLog wal = WriteAheadLog.start(layout.wal(), head, options.segmentBytes());
    this.sequencer =
        new Sequencer(layout, origin, signers, tree, wal, lastSigned, retirement, hook);
    this.published = sequencer.publishRecovered();
    stored.published(tree.size());
    for (Path segment : replayed) {
      if (!segment.getFileName().toString().equals(WalSegment.fileName(tree.size()))) {
        WriteAheadLog.delete(segment);
      }
    }
    this.thread = daemon(this::run, "ledger-sequencer");
    thread.start();
  }

  /** The static files of this log, to be served under its prefix. */
  public TileFiles files() {
    return layout.files();
  }

  @Override
  public CompletableFuture<Receipt> append(byte[] entry) {
    if (entry.length > EntryBundle.MAX_ENTRY) {
      throw new IllegalArgumentException(
          "entry of " + entry.length + " bytes; a log entry has at most " + EntryBundle.MAX_ENTRY);
    }
    Pending pending = new Pending(entry);
    queue.put(pending);
    return pending.future;
  }

  private void run() {
    List<Pending> batch = List.of();
    try {
      for (batch = queue.take(options.maxBatchEntries());
          !batch.isEmpty();
          batch = queue.take(options.maxBatchEntries())) {
        if (freeSpace() < options.minFreeBytes()) {
          refuse(batch);
        } else {
          published = sequencer.append(batch);
          stored.published(published.head().size());
          acknowledge(batch, sequencer.receipts(batch, published));
        }
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      fail(batch, stop(e));
    }
  }

  private long freeSpace() throws IOException {
    return Files.getFileStore(layout.directory()).getUsableSpace();
  }

  private void refuse(List<Pending> batch) {
    LogException reason =
        new LogException(
            "less than "
                + options.minFreeBytes()
                + " bytes are free on the disk of "
                + layout.directory()
                + ": make room, then append again");
    batch.forEach(pending -> pending.future.completeExceptionally(reason));
  }

  private void acknowledge(List<Pending> batch, List<Receipt> receipts) {
    acknowledger.execute(
        () -> {
          for (int i = 0; i < batch.size(); i++) {
            batch.get(i).future.complete(receipts.get(i));
          }
        });
  }

  /** Ends all appending after a failure; only opening the log again, which recovers, goes on. */
  private LogException stop(Exception cause) {
    LogException reason =
        new LogException(
            "the log stopped: " + cause.getMessage() + ". Check the disk, then open it again",
            cause);
    queue.close(reason);
    return reason;
  }

  private void fail(List<Pending> batch, LogException reason) {
    batch.forEach(pending -> pending.future.completeExceptionally(reason));
    try {
      for (List<Pending> rest = queue.take(Integer.MAX_VALUE);
          !rest.isEmpty();
          rest = queue.take(Integer.MAX_VALUE)) {
        rest.forEach(pending -> pending.future.completeExceptionally(reason));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Receipt receipt(long index) {
    Published now = published;
    List<byte[]> proof = MerkleProofs.inclusion(stored, index, now.head().size());
    return new Receipt(index, stored.node(0, index), proof, now.note());
  }

  @Override
  public String signedTreeHead() {
    return published.note();
  }

  @Override
  public TreeHead treeHead() {
    return published.head();
  }

  @Override
  public byte[] entry(long index) {
    if (index < 0 || index >= treeHead().size()) {
      throw new IllegalArgumentException("no entry " + index + " in a log of " + treeHead().size());
    }
    return bundle(index / TileId.FULL, treeHead().size()).get((int) (index % TileId.FULL));
  }

  @Override
  public void forEach(long from, EntryConsumer consumer) throws IOException {
    long size = treeHead().size();
    if (from < 0 || from > size) {
      throw new IllegalArgumentException("no entry " + from + " in a log of " + size);
    }
    for (long index = from; index < size; ) {
      List<byte[]> entries = bundle(index / TileId.FULL, size);
      for (int i = (int) (index % TileId.FULL); i < entries.size(); i++) {
        consumer.accept(index++, entries.get(i));
      }
    }
  }

  private List<byte[]> bundle(long number, long size) {
    TileId id = TileId.inTree(TileId.ENTRIES, number, size);
    try {
      List<byte[]> entries = EntryBundle.decode(files().read(id.path()), id.width());
      for (int i = 0; i < entries.size(); i++) {
        long index = number * TileId.FULL + i;
        if (!MessageDigest.isEqual(MerkleHash.leaf(entries.get(i)), stored.node(0, index))) {
          throw new LogException(
              "entry " + index + " does not match its leaf hash: restore " + files().file(id));
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + files().file(id), e);
    }
  }

  @Override
  public List<byte[]> inclusionProof(long index, long size) {
    requireSize(size);
    return MerkleProofs.inclusion(stored, index, size);
  }

  @Override
  public List<byte[]> consistencyProof(long from, long to) {
    requireSize(to);
    return MerkleProofs.consistency(stored, from, to);
  }

  private void requireSize(long size) {
    if (size < 0 || size > treeHead().size()) {
      throw new IllegalArgumentException(
          "size " + size + " is not between 0 and the tree head's " + treeHead().size());
    }
  }

  @Override
  public void close() {
    queue.close(new LogException("the log is closed"));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    retirement.close();
    acknowledger.shutdown();
    try (lock) {
      sequencer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the log in " + layout.directory(), e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}

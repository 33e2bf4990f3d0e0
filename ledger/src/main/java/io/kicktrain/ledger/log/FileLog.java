package io.kicktrain.ledger.log;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteSignature;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.EntryBundle;
import io.kicktrain.ledger.tile.TileFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A transparency log in one directory of a local file system. Opening it recovers from whatever a
 * crash left. Thread-safe; one process at a time.
 *
 * <p>{@link #files()} are the static files of C2SP tlog-tiles: any web server may serve them.
 */
public final class FileLog implements TransparencyLog {
  private final OpenLog open;
  private final LogReader reader;
  private final PendingQueue queue;
  private final BatchLoop loop;

  private FileLog(OpenLog open, FileLogOptions options) {
    this.open = open;
    this.queue = open.queue();
    this.reader = new LogReader(files(), open.stored());
    this.loop = new BatchLoop(open, reader, options);
    loop.start();
  }

  /** Opens or creates the log {@code origin} in {@code directory}, with the default options. */
  public static FileLog open(Path directory, String origin, NoteSigner signer) throws IOException {
    return open(directory, origin, List.of(signer), FileLogOptions.DEFAULT);
  }

  /** Opens or creates a log that takes every entry, also one that it has. */
  public static FileLog open(
      Path directory, String origin, List<NoteSigner> signers, FileLogOptions options)
      throws IOException {
    return open(directory, origin, signers, EntryIdentity.DISTINCT, options);
  }

  /**
   * Opens or creates a log.
   *
   * @param origin name of the log; every signer must have the same name
   * @param signers keys that sign every tree head; during a rotation the old and the new one
   * @param identity what makes two entries the same: appending one that is there gives its receipt
   * @param options how it uses disk and memory
   * @throws LogException if the log is open already, or its files do not hold what was signed
   * @throws IOException if the disk fails
   */
  public static FileLog open(
      Path directory,
      String origin,
      List<NoteSigner> signers,
      EntryIdentity identity,
      FileLogOptions options)
      throws IOException {
    return open(directory, new LogSetup(origin, signers, identity, options, Step.Hook.NONE));
  }

  static FileLog open(Path directory, LogSetup setup) throws IOException {
    LogLayout layout = new LogLayout(directory.toAbsolutePath());
    DurableFiles.createDirectories(layout.publicDirectory());
    DurableFiles.createDirectories(layout.wal());
    return new FileLog(OpenLog.open(layout, setup), setup.options());
  }

  /** The static files of this log, to be served under its prefix. */
  public TileFiles files() {
    return open.layout().files();
  }

  @Override
  public CompletableFuture<Receipt> append(byte[] entry) {
    if (entry.length > EntryBundle.MAX_ENTRY) {
      throw new IllegalArgumentException(
          "entry of " + entry.length + " bytes; a log entry has at most " + EntryBundle.MAX_ENTRY);
    }
    Pending pending = new Pending(entry, open.setup().identity().of(entry));
    queue.put(pending);
    return pending.future;
  }

  @Override
  public Receipt receipt(long index) {
    return reader.receipt(index, open.published().newest());
  }

  @Override
  public String signedTreeHead() {
    return open.published().newest().note();
  }

  @Override
  public TreeHead treeHead() {
    return open.published().newest().head();
  }

  @Override
  public byte[] entry(long index) {
    return reader.entry(index, treeHead().size());
  }

  @Override
  public void forEach(long from, EntryConsumer consumer) throws IOException {
    reader.forEach(from, treeHead().size(), consumer);
  }

  @Override
  public byte[] root(long size) {
    return reader.root(size, treeHead().size());
  }

  @Override
  public List<byte[]> inclusionProof(long index, long size) {
    return reader.inclusionProof(index, size, treeHead().size());
  }

  @Override
  public List<byte[]> consistencyProof(long from, long to) {
    return reader.consistencyProof(from, to, treeHead().size());
  }

  /**
   * Why the log takes no more entries: a failure of the disk, or {@link #close}. Empty while it
   * takes some. Reading goes on in any case.
   */
  public Optional<LogException> stopped() {
    return queue.closed();
  }

  /**
   * Adds the cosignatures of witnesses to the tree head with this body, unless a newer one was
   * published meanwhile. The caller has verified them.
   *
   * @return whether they are published now
   */
  public boolean cosign(TreeHead head, Collection<NoteSignature> cosignatures) throws IOException {
    return open.published().cosign(head.body(), cosignatures);
  }

  @Override
  public void close() {
    queue.close(new LogException("the log is closed"));
    loop.close();
    try {
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the log in " + open.layout().directory(), e);
    }
  }
}

package io.kicktrain.ledger.index;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.log.TransparencyLog;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.run.Posting;
import io.kicktrain.ledger.run.Runs;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the entries of a log by {@link Term}. Sorted files hold all but the newest entries, which
 * are in memory and read from the log again after a restart: so the index can be lost, but not be
 * wrong about what it covers, and its memory does not grow. The same log gives the same files, byte
 * for byte. Thread-safe; one process at a time, as with the log itself.
 */
public final class EntryIndex implements Closeable {
  /** Entries of a new run: few enough to be kept in memory, and to be read again at a start. */
  private static final int RUN_ENTRIES = 8192;

  private final Path directory;
  private final TransparencyLog log;
  private final Recent recent = new Recent();
  private final Runs runs;
  private final int runEntries;
  private volatile long end;

  private EntryIndex(Path directory, TransparencyLog log, Runs runs, int runEntries) {
    this.directory = directory;
    this.log = log;
    this.runs = runs;
    this.runEntries = runEntries;
    this.end = runs.covered();
  }

  /**
   * Opens the index of a log as it is on disk; {@link #follow} then brings it up to the log.
   *
   * @param directory where its files are; created when missing
   * @param log the log that it is derived from
   * @throws IOException if a file is damaged, missing or belongs to another log or history: then
   *     {@link #rebuild} makes a new one
   */
  public static EntryIndex open(Path directory, TransparencyLog log) throws IOException {
    return open(directory, log, RUN_ENTRIES);
  }

  static EntryIndex open(Path directory, TransparencyLog log, int runEntries) throws IOException {
    Runs runs = Runs.open(directory, to -> mark(log, to));
    try {
      runs.verify();
      return new EntryIndex(directory, log, runs, runEntries);
    } catch (IOException | RuntimeException e) {
      runs.close();
      throw e;
    }
  }

  /** Deletes what there is of an index and makes a new one from the log, up to its tree head. */
  public static EntryIndex rebuild(Path directory, TransparencyLog log) throws IOException {
    return rebuild(directory, log, RUN_ENTRIES);
  }

  static EntryIndex rebuild(Path directory, TransparencyLog log, int runEntries)
      throws IOException {
    DurableFiles.createDirectories(directory);
    Runs.deleteAll(directory);
    EntryIndex index = open(directory, log, runEntries);
    try {
      index.follow();
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /** The log's name and its last entry: an index of another history does not match. */
  private static byte[] mark(TransparencyLog log, long to) {
    if (to > log.treeHead().size()) {
      return new byte[0];
    }
    MessageDigest digest = Sha256.newDigest();
    digest.update(log.treeHead().origin().getBytes(StandardCharsets.UTF_8));
    return digest.digest(MerkleHash.leaf(log.entry(to - 1)));
  }

  /** Takes in what the log has more, up to its tree head of this moment. */
  public synchronized void follow() throws IOException {
    if (end < log.treeHead().size()) {
      log.forEach(end, this::take);
    }
  }

  private void take(long index, byte[] entry) throws IOException {
    recent.add(index, Terms.of(entry));
    end = index + 1;
    if (end % runEntries == 0) {
      List<Posting> postings = recent.sorted();
      runs.append(postings.size(), postings.iterator(), end);
      recent.clear();
    }
  }

  /** How many entries are indexed. */
  public long size() {
    return end;
  }

  /**
   * The entries with a term, ascending.
   *
   * @param from the first entry to look at
   * @param limit most entries to find, at least 1
   */
  public List<Long> find(Term term, long from, int limit) {
    if (from < 0 || limit < 1) {
      throw new IllegalArgumentException("find needs from >= 0 and limit >= 1");
    }
    // The recent ones first: what becomes a run in between is then found twice, and not missed.
    List<Long> newest = new ArrayList<>();
    recent.find(term, from, limit, newest);
    List<Long> found = new ArrayList<>();
    findOnDisk(term, from, limit, found);
    long known = found.isEmpty() ? -1 : found.get(found.size() - 1);
    newest.stream().filter(i -> i > known).limit(limit - found.size()).forEach(found::add);
    return List.copyOf(found);
  }

  private void findOnDisk(Term term, long from, int limit, List<Long> found) {
    try {
      runs.find(term.fingerprint(), from, limit, found);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index in " + directory, e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    runs.close();
  }

  @Override
  public String toString() {
    return "index of " + end + " entries in " + directory;
  }
}

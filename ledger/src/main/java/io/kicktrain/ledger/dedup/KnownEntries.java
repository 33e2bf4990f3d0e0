package io.kicktrain.ledger.dedup;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.run.DamagedRunException;
import io.kicktrain.ledger.run.Fingerprint;
import io.kicktrain.ledger.run.Posting;
import io.kicktrain.ledger.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entry that has an identity already. The newest entries are in memory, at most {@value
 * #MOST_IN_MEMORY} and as many again while they are being written; all others are in sorted files.
 * The files are derived from the log: what is missing is added by going through the log from {@link
 * #covered} on.
 *
 * <p>For one thread; the files are written by another.
 */
public final class KnownEntries implements AutoCloseable {
  /** So many fingerprints take about 4 MB. */
  private static final int MOST_IN_MEMORY = 32_768;

  /** A run is also written when so many entries came, whatever they are: a restart reads them. */
  private static final int MOST_UNCOVERED = 8 * MOST_IN_MEMORY;

  private final Path directory;
  private final Runs runs;
  private final Executor background;
  private SortedMap<Fingerprint, Long> recent = new TreeMap<>();
  private SortedMap<Fingerprint, Long> writing = Collections.emptySortedMap();
  private CompletableFuture<?> written = CompletableFuture.completedFuture(null);
  private long covered;

  private KnownEntries(Path directory, Runs runs, Executor background) {
    this.directory = directory;
    this.runs = runs;
    this.background = background;
    this.covered = runs.covered();
  }

  /**
   * Opens the index in {@code directory}, or creates it. One that is damaged, is another log's or
   * knows of more entries than there are is deleted.
   *
   * @param origin the log's name
   * @param size entries of the log
   * @param background runs one task after the other
   */
  public static KnownEntries open(Path directory, String origin, long size, Executor background)
      throws IOException {
    byte[] mark = Sha256.of(origin.getBytes(StandardCharsets.UTF_8));
    return new KnownEntries(directory, usable(directory, mark, size), background);
  }

  private static Runs usable(Path directory, byte[] mark, long size) throws IOException {
    try {
      Runs runs = Runs.open(directory, to -> mark);
      if (runs.covered() <= size) {
        return runs;
      }
      runs.close();
    } catch (DamagedRunException e) {
      // Made again from the log, like a missing one.
    }
    Runs.deleteAll(directory);
    return Runs.open(directory, to -> mark);
  }

  /** Entries from here on are not in the files: they must be {@link #add}ed after opening. */
  public long covered() {
    return covered;
  }

  /** The entry with that identity, or -1. */
  public long find(Fingerprint key) throws IOException {
    Long index = recent.get(key);
    if (index == null) {
      index = writing.get(key);
    }
    return index == null ? findOnDisk(key) : index;
  }

  private long findOnDisk(Fingerprint key) throws IOException {
    List<Long> found = new ArrayList<>(1);
    try {
      runs.find(key, 0, 1, found);
    } catch (DamagedRunException e) {
      Runs.deleteAll(directory);
      throw new IOException(
          e.getMessage() + "; the index is removed and made again from the log at the next start",
          e);
    }
    return found.isEmpty() ? -1 : found.get(0);
  }

  /**
   * Remembers the identity of an entry; the first entry with an identity stays the one that is
   * found.
   *
   * @param key null for an entry without one
   * @return the entry that had the identity before, or -1
   */
  public long add(@Nullable Fingerprint key, long index) throws IOException {
    if (key == null) {
      return -1;
    }
    long known = find(key);
    if (known < 0) {
      recent.put(key, index);
    }
    return known;
  }

  /**
   * Tells that the first {@code size} entries are durable. Only now may their identities go to a
   * file: one that outlived its entry would refuse another entry in its place.
   *
   * @throws UncheckedIOException if a file could not be written
   */
  public void durable(long size) {
    boolean enough = recent.size() >= MOST_IN_MEMORY || size - covered >= MOST_UNCOVERED;
    if (enough || written.isDone()) {
      awaitWritten();
      writing = Collections.emptySortedMap();
    }
    if (!enough) {
      return;
    }
    writing = recent;
    recent = new TreeMap<>();
    covered = size;
    SortedMap<Fingerprint, Long> records = writing;
    written = CompletableFuture.runAsync(() -> write(records, size), background);
  }

  private void awaitWritten() {
    try {
      written.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void write(SortedMap<Fingerprint, Long> records, long to) {
    try {
      Stream<Posting> postings =
          records.entrySet().stream().map(e -> new Posting(e.getKey(), e.getValue()));
      runs.append(records.size(), postings.iterator(), to);
    } catch (IOException e) {
      throw new UncheckedIOException("the index of known entries: " + e.getMessage(), e);
    }
  }

  /** Waits for what is being written. What is in memory only is read from the log again. */
  @Override
  public void close() throws IOException {
    written.handle((done, failure) -> done).join();
    runs.close();
  }
}

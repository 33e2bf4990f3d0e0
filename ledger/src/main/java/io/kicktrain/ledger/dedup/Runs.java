package io.kicktrain.ledger.dedup;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one log: together they cover its entries from 0 on without a gap. Each is at least
 * twice as large as the next, so there are few; who looks up goes on while one thread writes.
 */
final class Runs implements AutoCloseable {
  private final Path directory;
  private final String origin;
  private volatile List<SortedRun> runs = List.of();

  private Runs(Path directory, String origin) {
    this.directory = directory;
    this.origin = origin;
  }

  /**
   * Opens the runs that cover a log of {@code size} entries from its start, and deletes the others:
   * what a crash left behind, what is damaged and what follows it.
   */
  static Runs open(Path directory, String origin, long size) throws IOException {
    DurableFiles.createDirectories(directory);
    DurableFiles.deleteTemporaries(directory);
    Runs opened = new Runs(directory, origin);
    try {
      for (Path file : largestFirst(directory)) {
        if (!opened.addNext(file, size)) {
          Files.delete(file);
        }
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** By first entry; of those that start at the same one, the one that covers most comes first. */
  private static List<Path> largestFirst(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory, "*" + RunWriter.EXTENSION)) {
      found.forEach(files::add);
    }
    files.sort(
        (a, b) -> {
          int byStart = name(a).substring(0, 19).compareTo(name(b).substring(0, 19));
          return byStart != 0 ? byStart : name(b).compareTo(name(a));
        });
    return files;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.length() < 19 ? "0".repeat(19) + name : name;
  }

  private boolean addNext(Path file, long size) throws IOException {
    SortedRun run = openIfWhole(file);
    if (run == null) {
      return false;
    }
    if (run.header().from() == covered() && run.header().to() <= size) {
      runs = plus(runs, run);
      return true;
    }
    run.close();
    return false;
  }

  private @Nullable SortedRun openIfWhole(Path file) throws IOException {
    try {
      return SortedRun.open(file, origin);
    } catch (DamagedRunException e) {
      return null;
    }
  }

  /** The entry after the last that the runs cover. */
  long covered() {
    List<SortedRun> now = runs;
    return now.isEmpty() ? 0 : now.get(now.size() - 1).header().to();
  }

  /** The entry with that fingerprint, or -1. */
  synchronized long find(Fingerprint key) throws IOException {
    for (SortedRun run : runs) {
      long index = findIn(run, key);
      if (index >= 0) {
        return index;
      }
    }
    return -1;
  }

  private static long findIn(SortedRun run, Fingerprint key) throws IOException {
    try {
      return run.find(key);
    } catch (DamagedRunException e) {
      Files.deleteIfExists(run.file());
      throw new IOException(
          e.getMessage() + "; the file is removed and made again from the log at the next start",
          e);
    }
  }

  /** Writes the entries up to {@code to} as a run, and merges runs of about the same size. */
  void append(SortedMap<Fingerprint, Long> records, long to) throws IOException {
    RunHeader header = new RunHeader(covered(), to, records.size());
    try (RunWriter writer = RunWriter.begin(directory, origin, header)) {
      for (Map.Entry<Fingerprint, Long> record : records.entrySet()) {
        writer.add(record.getKey(), record.getValue());
      }
      runs = plus(runs, SortedRun.open(writer.commit(), origin));
    }
    while (runs.size() > 1 && ofSimilarSize(last(1), last(0))) {
      mergeLastTwo();
    }
  }

  private SortedRun last(int back) {
    return runs.get(runs.size() - 1 - back);
  }

  private static boolean ofSimilarSize(SortedRun older, SortedRun newer) {
    return older.header().records() < 2 * Math.max(1, newer.header().records());
  }

  private void mergeLastTwo() throws IOException {
    SortedRun older = last(1);
    SortedRun newer = last(0);
    RunHeader header =
        new RunHeader(
            older.header().from(),
            newer.header().to(),
            older.header().records() + newer.header().records());
    try (RunWriter writer = RunWriter.begin(directory, origin, header)) {
      merge(new RunReader(older), new RunReader(newer), writer);
      SortedRun merged = SortedRun.open(writer.commit(), origin);
      replaceLastTwo(merged);
    }
    Files.delete(older.file());
    Files.delete(newer.file());
  }

  /** Nobody is looking anything up in the runs that are closed here. */
  private synchronized void replaceLastTwo(SortedRun merged) throws IOException {
    last(0).close();
    last(1).close();
    runs = plus(runs.subList(0, runs.size() - 2), merged);
  }

  private static void merge(RunReader a, RunReader b, RunWriter writer) throws IOException {
    boolean moreA = a.next();
    boolean moreB = b.next();
    while (moreA || moreB) {
      if (moreA && (!moreB || a.key().compareTo(b.key()) <= 0)) {
        writer.add(a.key(), a.index());
        moreA = a.next();
      } else {
        writer.add(b.key(), b.index());
        moreB = b.next();
      }
    }
  }

  private static List<SortedRun> plus(List<SortedRun> runs, SortedRun run) {
    List<SortedRun> longer = new ArrayList<>(runs);
    longer.add(run);
    return Collections.unmodifiableList(longer);
  }

  @Override
  public void close() throws IOException {
    for (SortedRun run : runs) {
      run.close();
    }
  }
}

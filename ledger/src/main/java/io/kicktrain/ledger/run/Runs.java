package io.kicktrain.ledger.run;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The runs of one directory: together they cover a log's entries from 0 on without a gap. A new one
 * is merged with the one before it as long as that one covers not more than twice as much, so that
 * there are about log2 of them. One thread adds, others look up meanwhile.
 */
public final class Runs implements Closeable {

  /** Tells one log, and one history of it, from all others. */
  @FunctionalInterface
  public interface Marks {
    /**
     * What only this log has for its first {@code to} entries.
     *
     * @param to 1 or more
     * @return 32 bytes, or none if the log has fewer entries
     */
    byte[] of(long to) throws IOException;
  }

  private final Path directory;
  private final Marks marks;
  private volatile List<SortedRun> runs = List.of();

  private Runs(Path directory, Marks marks) {
    this.directory = directory;
    this.marks = marks;
  }

  /**
   * Opens the runs of a directory. What a crash left of a merge is removed.
   *
   * @param directory created when missing
   * @throws DamagedRunException if a run is damaged, is another log's, or one is missing between
   *     two others; nothing else was removed then
   */
  public static Runs open(Path directory, Marks marks) throws IOException {
    DurableFiles.createDirectories(directory);
    DurableFiles.deleteTemporaries(directory);
    Runs opened = new Runs(directory, marks);
    try {
      for (Path file : files(directory)) {
        opened.take(SortedRun.open(file));
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Ascending by first entry, then by the entry after the last, as both are in the name. */
  private static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory, "*" + RunWriter.EXTENSION)) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  /** Takes a run found on disk; a merge that was not finished left its parts beside its result. */
  private void take(SortedRun run) throws IOException {
    RunHeader header = run.header();
    boolean ours = header.isMarked(marks.of(header.to()));
    while (ours && !runs.isEmpty() && last(0).header().from() == header.from()) {
      SortedRun part = last(0);
      runs = runs.subList(0, runs.size() - 1);
      delete(part);
    }
    if (ours && header.to() <= covered()) {
      delete(run);
    } else if (ours && header.from() == covered()) {
      runs = plus(runs, run);
    } else {
      run.close();
      throw new DamagedRunException(
          ours
              ? directory + " lacks the entries from " + covered() + " on"
              : run.file() + " belongs to another log or history");
    }
  }

  /** Deletes all runs of a directory. */
  public static void deleteAll(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.delete(file);
    }
    DurableFiles.syncDirectory(directory);
  }

  /**
   * Reads everything once.
   *
   * @throws DamagedRunException naming the first damaged block
   */
  public void verify() throws IOException {
    for (SortedRun run : runs) {
      run.verify();
    }
  }

  /** The entry after the last that the runs cover. */
  public long covered() {
    return runs.isEmpty() ? 0 : last(0).header().to();
  }

  /**
   * Adds the places of a key, ascending, from entry {@code from} on, until {@code limit} are found.
   *
   * @throws DamagedRunException if what is needed is damaged
   */
  public synchronized void find(Fingerprint key, long from, int limit, List<Long> found)
      throws IOException {
    for (SortedRun run : runs) {
      if (found.size() < limit && run.header().to() > from) {
        run.find(key, from, limit, found);
      }
    }
  }

  /**
   * Writes the entries from {@link #covered} up to {@code to} as a run, and merges what is due.
   *
   * @param count how many postings there are
   * @param sorted in order
   */
  public void append(long count, Iterator<Posting> sorted, long to) throws IOException {
    RunHeader header = new RunHeader(marks.of(to), covered(), to, count);
    runs = plus(runs, SortedRun.open(RunWriter.write(directory, header, sorted)));
    while (runs.size() > 1 && last(1).header().covered() <= 2 * last(0).header().covered()) {
      mergeLastTwo();
    }
  }

  private void mergeLastTwo() throws IOException {
    SortedRun older = last(1);
    SortedRun newer = last(0);
    RunHeader header = older.header().join(newer.header());
    MergedPostings merged = new MergedPostings(older.postings(), newer.postings());
    replaceLastTwo(SortedRun.open(RunWriter.write(directory, header, merged)));
    delete(older);
    delete(newer);
  }

  /** Nobody is looking anything up in the runs that are closed after this. */
  private synchronized void replaceLastTwo(SortedRun merged) {
    runs = plus(runs.subList(0, runs.size() - 2), merged);
  }

  private SortedRun last(int back) {
    List<SortedRun> now = runs;
    return now.get(now.size() - 1 - back);
  }

  private static List<SortedRun> plus(List<SortedRun> runs, SortedRun run) {
    List<SortedRun> longer = new ArrayList<>(runs);
    longer.add(run);
    return List.copyOf(longer);
  }

  private static void delete(SortedRun run) throws IOException {
    run.close();
    Files.delete(run.file());
  }

  @Override
  public synchronized void close() throws IOException {
    for (SortedRun run : runs) {
      run.close();
    }
    runs = List.of();
  }
}

package io.kicktrain.ledger.index;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The runs of one directory, each beginning where the one before it ends. A new run is merged with
 * the one before it as long as that one is not more than twice as large, so that there are about
 * log2 of them. For one writer; lookups take turns with the short moments in which a run is
 * replaced.
 */
final class Runs implements Closeable {
  private final Path directory;
  private final List<Run> runs = new ArrayList<>();

  private Runs(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens the runs of a directory. What a crash left of a merge is removed.
   *
   * @throws IOException if a run is damaged, or one is missing between two others
   */
  static Runs open(Path directory) throws IOException {
    DurableFiles.createDirectories(directory);
    DurableFiles.deleteTemporaries(directory);
    Runs opened = new Runs(directory);
    try {
      for (Path file : files(directory)) {
        opened.take(Run.open(file));
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.run")) {
      stream.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  /** Takes a run found on disk; a merge that was not finished left its parts beside its result. */
  private void take(Run run) throws IOException {
    while (!runs.isEmpty() && last().header().from() == run.header().from()) {
      delete(runs.remove(runs.size() - 1));
    }
    if (run.header().to() <= end()) {
      delete(run);
      return;
    }
    if (run.header().from() != end()) {
      run.close();
      throw new IOException(
          "the index in " + directory + " lacks the entries from " + end() + " on");
    }
    runs.add(run);
  }

  static void deleteAll(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.delete(file);
    }
    DurableFiles.syncDirectory(directory);
  }

  /** End of what the runs cover. */
  synchronized long end() {
    return runs.isEmpty() ? 0 : last().header().to();
  }

  synchronized List<RunHeader> headers() {
    return runs.stream().map(Run::header).toList();
  }

  /** Adds a run that begins at {@link #end}, and merges what is due. */
  void add(RunHeader header, Iterator<Posting> sorted) throws IOException {
    Run run = Run.open(RunWriter.write(directory, header, sorted));
    synchronized (this) {
      runs.add(run);
    }
    while (mergeDue()) {
      merge();
    }
  }

  private synchronized boolean mergeDue() {
    int count = runs.size();
    return count > 1 && covered(runs.get(count - 2)) <= 2 * covered(runs.get(count - 1));
  }

  private static long covered(Run run) {
    return run.header().to() - run.header().from();
  }

  private void merge() throws IOException {
    Run right;
    Run left;
    synchronized (this) {
      right = last();
      left = runs.get(runs.size() - 2);
    }
    RunHeader header = left.header().join(right.header());
    Path file =
        RunWriter.write(directory, header, new MergedPostings(left.iterator(0), right.iterator(0)));
    Run merged = Run.open(file);
    synchronized (this) {
      runs.remove(runs.size() - 1);
      runs.set(runs.size() - 1, merged);
      delete(left);
      delete(right);
    }
  }

  private Run last() {
    return runs.get(runs.size() - 1);
  }

  private static void delete(Run run) throws IOException {
    run.close();
    Files.delete(run.file());
  }

  /** Adds the entries with the term from {@code from} on, until {@code limit} are found. */
  synchronized void find(Term term, long from, int limit, List<Long> found) {
    try {
      for (Run run : runs) {
        if (found.size() < limit && run.header().to() > from) {
          run.find(term, from, limit, found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index in " + directory, e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (Run run : runs) {
      run.close();
    }
    runs.clear();
  }
}

package io.kicktrain.ledger.run;

import io.kicktrain.ledger.durable.DurableWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Writes runs durably; a crash leaves nothing or all of one. */
final class RunWriter {
  static final String EXTENSION = ".run";

  private RunWriter() {}

  /**
   * Writes a run; its name says what it covers.
   *
   * @param sorted as many postings as the header says, in order
   */
  static Path write(Path directory, RunHeader header, Iterator<Posting> sorted) throws IOException {
    try (DurableWrite write = DurableWrite.begin(directory)) {
      write.write(header.encode());
      long written = 0;
      while (sorted.hasNext()) {
        RunBlock block = new RunBlock();
        while (sorted.hasNext() && !block.full()) {
          block.add(sorted.next());
        }
        write.write(block.encode());
        written += block.count();
      }
      if (written != header.postings()) {
        throw new IllegalStateException("a run of " + header.postings() + " got " + written);
      }
      Path file = directory.resolve(name(header));
      write.commit(file);
      return file;
    }
  }

  private static String name(RunHeader header) {
    return String.format("%019d-%019d%s", header.from(), header.to(), EXTENSION);
  }
}

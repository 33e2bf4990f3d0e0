package io.kicktrain.ledger.dedup;

import io.kicktrain.ledger.durable.DurableWrite;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes one run, durably: records come in order of their fingerprints, and as many as the header
 * says. It becomes visible by {@link #commit}, or never.
 */
final class RunWriter implements AutoCloseable {
  static final String EXTENSION = ".run";

  private final DurableWrite write;
  private final Path file;
  private RunBlock block = new RunBlock();

  private RunWriter(DurableWrite write, Path file) {
    this.write = write;
    this.file = file;
  }

  static RunWriter begin(Path directory, String origin, RunHeader header) throws IOException {
    DurableWrite write = DurableWrite.begin(directory);
    try {
      write.write(header.encode(origin));
    } catch (IOException e) {
      write.abandon();
      throw e;
    }
    String name = String.format("%019d-%019d%s", header.from(), header.to(), EXTENSION);
    return new RunWriter(write, directory.resolve(name));
  }

  void add(Fingerprint key, long index) throws IOException {
    block.add(key, index);
    if (block.full()) {
      writeBlock();
    }
  }

  private void writeBlock() throws IOException {
    write.write(block.encode());
    block = new RunBlock();
  }

  /** Makes the run durable and visible, and returns its file. */
  Path commit() throws IOException {
    if (block.count() > 0) {
      writeBlock();
    }
    write.commit(file);
    return file;
  }

  @Override
  public void close() throws IOException {
    write.abandon();
  }
}

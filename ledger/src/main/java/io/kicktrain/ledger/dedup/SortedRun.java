package io.kicktrain.ledger.dedup;

import io.kicktrain.ledger.durable.FileBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One immutable file of fingerprints in order, over a range of log entries. Nothing of it is kept
 * in memory: a look-up guesses the block, because fingerprints are evenly spread, and reads two or
 * three. Every block is checked when it is read.
 */
final class SortedRun implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final RunHeader header;

  private SortedRun(Path file, FileChannel channel, RunHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a run of the log {@code origin}.
   *
   * @throws DamagedRunException if its header is broken, or its length is not what the header says
   */
  static SortedRun open(Path file, String origin) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      RunHeader header = RunHeader.decode(FileBytes.read(channel, 0, RunBlock.BYTES), origin, file);
      if (channel.size() != header.fileBytes()) {
        throw new DamagedRunException(file + " has not the length that its header says");
      }
      return new SortedRun(file, channel, header);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Path file() {
    return file;
  }

  RunHeader header() {
    return header;
  }

  /** The entry with that fingerprint, or -1. */
  long find(Fingerprint key) throws IOException {
    long low = 0;
    long high = header.blocks() - 1;
    long guess = blocksIn(key.high());
    while (low <= high) {
      long number = Math.max(low, Math.min(high, guess));
      RunBlock block = block(number);
      Fingerprint first = block.key(0);
      Fingerprint last = block.key(block.count() - 1);
      if (key.compareTo(first) < 0) {
        high = number - 1;
        guess = high - blocksIn(first.high() - key.high());
      } else if (key.compareTo(last) > 0) {
        low = number + 1;
        guess = low + blocksIn(key.high() - last.high());
      } else {
        return block.find(key);
      }
    }
    return -1;
  }

  /** How many blocks evenly spread fingerprints fill over a distance, a 64-bit unsigned number. */
  private long blocksIn(long distance) {
    long blocks = header.blocks();
    return Math.multiplyHigh(distance, blocks) + (distance >> 63 & blocks);
  }

  /** Block {@code number} of the records, checked. */
  RunBlock block(long number) throws IOException {
    byte[] bytes = FileBytes.read(channel, (1 + number) * RunBlock.BYTES, RunBlock.BYTES);
    return RunBlock.decode(bytes, "block " + number + " of " + file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

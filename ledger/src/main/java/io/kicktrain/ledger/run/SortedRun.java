package io.kicktrain.ledger.run;

import io.kicktrain.ledger.durable.FileBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * One immutable file of postings in order, over a range of log entries. Nothing of it is kept in
 * memory: a look-up guesses the block, because fingerprints are evenly spread, and reads two or
 * three. Every block is checked when it is read. Thread-safe.
 */
final class SortedRun implements Closeable {
  /** Guesses before halving: enough for evenly spread keys, few for one key that fills many. */
  private static final int GUESSES = 4;

  private final Path file;
  private final FileChannel channel;
  private final RunHeader header;

  private SortedRun(Path file, FileChannel channel, RunHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a run.
   *
   * @throws DamagedRunException if its header is broken, or its length is not what the header says
   */
  static SortedRun open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      RunHeader header = RunHeader.decode(FileBytes.read(channel, 0, RunBlock.BYTES), file);
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

  /** Reads all of it once. */
  void verify() throws IOException {
    for (long number = 0; number < header.blocks(); number++) {
      block(number);
    }
  }

  /**
   * Adds the places of a key from entry {@code from} on, ascending, until {@code limit} are found.
   */
  void find(Fingerprint key, long from, int limit, List<Long> found) throws IOException {
    Posting wanted = new Posting(key, Math.max(from, header.from()));
    for (long number = firstBlockUpTo(wanted); number < header.blocks(); number++) {
      RunBlock block = block(number);
      for (int i = block.lowerBound(wanted); i < block.count(); i++) {
        Posting posting = block.get(i);
        if (!posting.key().equals(key) || found.size() == limit) {
          return;
        }
        found.add(posting.index());
      }
    }
  }

  /** Number of the first block whose last posting is not before {@code wanted}, or the count. */
  private long firstBlockUpTo(Posting wanted) throws IOException {
    long low = 0;
    long high = header.blocks();
    long guess = blocksIn(wanted.key().high());
    for (int probe = 0; low < high; probe++) {
      long number = probe < GUESSES ? Math.max(low, Math.min(high - 1, guess)) : (low + high) / 2;
      RunBlock block = block(number);
      if (block.last().compareTo(wanted) < 0) {
        low = number + 1;
        guess = low + blocksIn(wanted.key().high() - block.last().key().high());
      } else if (block.get(0).compareTo(wanted) <= 0) {
        return number;
      } else {
        high = number;
        guess = high - 1 - blocksIn(block.get(0).key().high() - wanted.key().high());
      }
    }
    return low;
  }

  /** How many blocks evenly spread fingerprints fill over a distance, a 64-bit unsigned number. */
  private long blocksIn(long distance) {
    long blocks = header.blocks();
    return Math.multiplyHigh(distance, blocks) + (distance >> 63 & blocks);
  }

  /** All postings in order; a failed read is unchecked. */
  Iterator<Posting> postings() {
    return new Iterator<>() {
      private long nextBlock;
      private RunBlock block = new RunBlock();
      private int next;

      @Override
      public boolean hasNext() {
        return next < block.count() || nextBlock < header.blocks();
      }

      @Override
      public Posting next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (next == block.count()) {
          block = uncheckedBlock(nextBlock++);
          next = 0;
        }
        return block.get(next++);
      }
    };
  }

  private RunBlock uncheckedBlock(long number) {
    try {
      return block(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private RunBlock block(long number) throws IOException {
    byte[] bytes = FileBytes.read(channel, (1 + number) * RunBlock.BYTES, RunBlock.BYTES);
    return RunBlock.decode(bytes, "block " + number + " of " + file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

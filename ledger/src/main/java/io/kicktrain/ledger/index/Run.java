package io.kicktrain.ledger.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/** A sorted, immutable file of the postings of adjoining entries. Thread-safe. */
final class Run implements Closeable {
  private static final int BLOCK = 2048;

  private final Path file;
  private final FileChannel channel;
  private final RunHeader header;

  private Run(Path file, FileChannel channel, RunHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a run and checks all its bytes.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  static Run open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      RunHeader header = RunHeader.read(read(channel, 0, RunHeader.BYTES));
      Run run = new Run(file, channel, header);
      if (channel.size() != run.position(header.count()) + RunWriter.CHECKSUM_BYTES
          || run.checksum() != read(channel, run.position(header.count()), 8).getLong()) {
        throw new IllegalArgumentException("its checksum is wrong");
      }
      return run;
    } catch (IllegalArgumentException e) {
      channel.close();
      throw new IOException("the index file " + file + " is damaged: " + e.getMessage(), e);
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

  /** Adds the entries with the term from entry {@code from} on, until {@code limit} are found. */
  void find(Term term, long from, int limit, List<Long> found) throws IOException {
    Posting first = new Posting(term, Math.max(from, header.from()));
    for (Iterator<Posting> postings = iterator(lowerBound(first));
        found.size() < limit && postings.hasNext(); ) {
      Posting posting = postings.next();
      if (!posting.term().equals(term)) {
        return;
      }
      found.add(posting.index());
    }
  }

  /** Number of the first posting that is not before {@code wanted}. */
  private long lowerBound(Posting wanted) throws IOException {
    long low = 0;
    long high = header.count();
    while (low < high) {
      long middle = (low + high) >>> 1;
      Posting posting = Posting.read(read(channel, position(middle), Posting.BYTES));
      if (posting.compareTo(wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The postings in order, from number {@code first}; a failed read is unchecked. */
  Iterator<Posting> iterator(long first) {
    return new Iterator<>() {
      private long next = first;
      private ByteBuffer block = ByteBuffer.allocate(0);

      @Override
      public boolean hasNext() {
        return next < header.count();
      }

      @Override
      public Posting next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (!block.hasRemaining()) {
          block = block(next);
        }
        next++;
        return Posting.read(block);
      }
    };
  }

  private ByteBuffer block(long first) {
    int postings = (int) Math.min(BLOCK, header.count() - first);
    try {
      return read(channel, position(first), postings * Posting.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index file " + file, e);
    }
  }

  private long checksum() throws IOException {
    CRC32C checksum = new CRC32C();
    long end = position(header.count());
    int step = BLOCK * Posting.BYTES;
    for (long at = 0; at < end; at += step) {
      checksum.update(read(channel, at, (int) Math.min(step, end - at)));
    }
    return checksum.getValue();
  }

  private long position(long posting) {
    return RunHeader.BYTES + Math.multiplyExact(posting, (long) Posting.BYTES);
  }

  private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position + buffer.position());
      if (read < 0) {
        throw new IllegalArgumentException("it ends too early");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package io.kicktrain.codec.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Where a message's bytes are. Reads are positional and may come from several threads. */
sealed interface ByteSource extends AutoCloseable {
  long length() throws IOException;

  /** Fills {@code into[0 .. length)} from byte {@code offset} on. */
  void read(long offset, byte[] into, int length) throws IOException;

  @Override
  void close() throws IOException;

  /** A message in memory. */
  final class Memory implements ByteSource {
    private final byte[] bytes;

    Memory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void read(long offset, byte[] into, int length) {
      System.arraycopy(bytes, (int) offset, into, 0, length);
    }

    @Override
    public void close() {}
  }

  /** Some of a message's bytes, in memory. */
  final class Range implements ByteSource {
    private final long start;
    private final byte[] bytes;
    private final int count;

    /**
     * @param start where they start in the message
     * @param bytes the first {@code count} are theirs
     */
    Range(long start, byte[] bytes, int count) {
      this.start = start;
      this.bytes = bytes;
      this.count = count;
    }

    @Override
    public long length() {
      return count;
    }

    @Override
    public void read(long offset, byte[] into, int length) {
      int from = Objects.checkFromIndexSize(Math.toIntExact(offset - start), length, count);
      System.arraycopy(bytes, from, into, 0, length);
    }

    @Override
    public void close() {}
  }

  /** A message in a file, read by range. */
  record File(FileChannel channel) implements ByteSource {
    static File open(Path path) throws IOException {
      return new File(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public long length() throws IOException {
      return channel.size();
    }

    @Override
    public void read(long offset, byte[] into, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
      while (buffer.hasRemaining()) {
        long at = offset + buffer.position();
        if (channel.read(buffer, at) < 0) {
          throw new MalformedMessageException("the file became shorter while it was read", at);
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}

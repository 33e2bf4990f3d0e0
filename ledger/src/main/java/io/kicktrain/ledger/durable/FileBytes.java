package io.kicktrain.ledger.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Positional reads that do not stop half-way. */
public final class FileBytes {
  private FileBytes() {}

  /**
   * The bytes from {@code position} on: {@code length} of them, or fewer at the file's end.
   *
   * @param length at most what the caller has memory for; a shorter file needs less
   */
  public static byte[] read(FileChannel channel, long position, int length) throws IOException {
    long available = Math.max(0, Math.min(length, channel.size() - position));
    ByteBuffer bytes = ByteBuffer.allocate((int) available);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, position + bytes.position());
    }
    return bytes.array();
  }
}

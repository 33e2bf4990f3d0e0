package io.kicktrain.platform.access;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes a part of a file.
 *
 * @param file the file
 * @param offset its first byte to write
 * @param length how many bytes to write
 */
record FileStream(Path file, long offset, long length) implements StreamingOutput {

  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  public void write(OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, Math.max(1, length)));
    try (FileChannel channel = FileChannel.open(file)) {
      for (long done = 0; done < length; done += buffer.position()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), length - done));
        if (channel.read(buffer, offset + done) < 0) {
          throw new EOFException(file + " ended " + (length - done) + " bytes early");
        }
        out.write(buffer.array(), 0, buffer.position());
      }
    }
  }
}

package io.kicktrain.ledger.index;

import io.kicktrain.ledger.durable.DurableWrite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.CRC32C;

/** Writes a run: header, postings in order, CRC-32C of both (8 bytes). */
final class RunWriter {
  static final int CHECKSUM_BYTES = 8;

  private static final int BUFFER = 2048 * Posting.BYTES;

  private final DurableWrite out;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  private RunWriter(DurableWrite out) {
    this.out = out;
  }

  /** The file of a run: its name says what it covers. */
  static Path file(Path directory, RunHeader header) {
    return directory.resolve(String.format("%019d-%019d.run", header.from(), header.to()));
  }

  /** Writes a run durably; a crash leaves nothing or all of it. */
  static Path write(Path directory, RunHeader header, Iterator<Posting> sorted) throws IOException {
    try (DurableWrite out = DurableWrite.begin(directory)) {
      RunWriter writer = new RunWriter(out);
      writer.emit(header.bytes());
      long written = 0;
      for (; sorted.hasNext(); written++) {
        writer.put(sorted.next());
      }
      if (written != header.count()) {
        throw new IllegalStateException("a run of " + header.count() + " got " + written);
      }
      writer.flush();
      ByteBuffer sum = ByteBuffer.allocate(CHECKSUM_BYTES).putLong(writer.checksum.getValue());
      out.write(sum.array(), 0, CHECKSUM_BYTES);
      Path file = file(directory, header);
      out.commit(file);
      return file;
    }
  }

  private void put(Posting posting) throws IOException {
    posting.write(buffer);
    if (!buffer.hasRemaining()) {
      flush();
    }
  }

  private void flush() throws IOException {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    buffer.clear();
    emit(bytes);
  }

  private void emit(byte[] bytes) throws IOException {
    checksum.update(bytes, 0, bytes.length);
    out.write(bytes, 0, bytes.length);
  }
}

package io.kicktrain.codec.frame;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the segment table byte by byte, from a source that prefers larger pieces. */
final class Cursor {
  private static final int PIECE = 8192;
  private static final int MAX_BYTES = 4;

  private final ByteSource in;
  private final long end;
  private final ByteBuffer buffer = ByteBuffer.allocate(PIECE).limit(0);
  private long offset;

  Cursor(ByteSource in, long start, long end) {
    this.in = in;
    this.offset = start;
    this.end = end;
  }

  /** Byte of the message that is read next. */
  long offset() {
    return offset;
  }

  /**
   * An unsigned LEB128 number of at most {@value #MAX_BYTES} bytes, written in as few bytes as
   * possible.
   */
  int leb128() throws IOException {
    int value = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      int next = next();
      value |= (next & 0x7f) << (7 * i);
      if (next < 0x80) {
        if (next == 0 && i > 0) {
          throw new MalformedMessageException(
              "a segment's length ends in a needless 0", offset - 1);
        }
        return value;
      }
    }
    throw new MalformedMessageException("a segment's length takes more than 4 bytes", offset - 1);
  }

  private int next() throws IOException {
    if (offset >= end) {
      throw new MalformedMessageException("ends within the segment table", offset);
    }
    if (!buffer.hasRemaining()) {
      int length = (int) Math.min(PIECE, end - offset);
      in.read(offset, buffer.array(), length);
      buffer.clear().limit(length);
    }
    offset++;
    return buffer.get() & 0xff;
  }
}

package io.kicktrain.codec.frame;

import io.kicktrain.codec.vector.Geometry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Where each segment's bytes lie. On the wire it is the length of each segment as an unsigned
 * LEB128 number.
 */
final class SegmentTable {
  private final long[] offsets;

  private SegmentTable(long[] offsets) {
    this.offsets = offsets;
  }

  /** More bytes than any segment of {@code length} coordinates can take. */
  static int maxBytes(int length) {
    return 9 * length + 256;
  }

  /** Byte of the message where segment {@code s} starts; for the number of segments, its end. */
  long offset(int s) {
    return offsets[s];
  }

  /** Bytes of segment {@code s}. */
  int length(int s) {
    return (int) (offsets[s + 1] - offsets[s]);
  }

  /** Appends one entry. */
  static void writeEntry(ByteArrayOutputStream out, int length) {
    int rest = length;
    while (rest >= 0x80) {
      out.write(rest | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /**
   * Reads the table that follows the header.
   *
   * <p>What is allocated is bounded by the message's true length, because each entry takes at least
   * one byte of it.
   */
  static SegmentTable read(MessageHeader header, ByteSource in) throws IOException {
    long[] lengths = new long[header.segments() + 1];
    Cursor cursor = new Cursor(in, MessageHeader.BYTES, header.length());
    for (int s = 0; s < header.segments(); s++) {
      long at = cursor.offset();
      lengths[s] = cursor.leb128();
      if (lengths[s] > maxBytes(Geometry.segmentLength(header.parameters(), s))) {
        throw new MalformedMessageException(
            "segment " + s + " declares " + lengths[s] + " bytes, more than it can take", at);
      }
    }
    return toOffsets(lengths, cursor.offset(), header.length());
  }

  private static SegmentTable toOffsets(long[] lengths, long first, long end)
      throws MalformedMessageException {
    long offset = first;
    for (int s = 0; s < lengths.length; s++) {
      long length = lengths[s];
      lengths[s] = offset;
      offset += length;
    }
    if (offset != end) {
      throw new MalformedMessageException(
          "its segments end at byte " + offset + " but the message at " + end,
          Math.min(offset, end));
    }
    return new SegmentTable(lengths);
  }
}

package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Where each segment's bytes lie and how many values they hold. */
final class SegmentTable {
  private final int first;
  private final long[] offsets;
  private final int[] counts;

  private SegmentTable(int first, long[] offsets, int[] counts) {
    this.first = first;
    this.offsets = offsets;
    this.counts = counts;
  }

  /** What it says about the segments {@code from .. to - 1}. */
  SegmentTable range(int from, int to) {
    return new SegmentTable(
        from,
        Arrays.copyOfRange(offsets, from - first, to - first + 1),
        Arrays.copyOfRange(counts, from - first, to - first));
  }

  /** More bytes than any segment of {@code length} coordinates can take. */
  static int maxBytes(int length) {
    return 10 * length + 256;
  }

  /** Byte of the message where segment {@code s} starts; for the number of segments, its end. */
  long offset(int s) {
    return offsets[s - first];
  }

  /** Bytes of segment {@code s}. */
  int length(int s) {
    return (int) (offset(s + 1) - offset(s));
  }

  /** Values of segment {@code s} that have positions. */
  int count(int s) {
    return counts[s - first];
  }

  /** The table of these segments, as {@link MessageWriter#add} took them. */
  static byte[] write(long parameters, Dense dense, List<byte[]> segments) {
    BitWriter out = new BitWriter();
    TableCoder coder = new TableCoder(dense.values());
    for (int s = 0; s < segments.size(); s++) {
      byte[] coded = segments.get(s);
      int count = CodedCount.of(coded);
      int bytes = coded.length == 0 ? 0 : coded.length - CodedCount.bytes(count);
      coder.write(out, Geometry.segmentLength(parameters, s), count, dense.count(s), bytes);
    }
    return out.finish();
  }

  /**
   * Reads the table that follows the header.
   *
   * <p>What is allocated is bounded by the table's length, because each entry takes at least one
   * bit of it, and that by the message's true length.
   */
  static SegmentTable read(MessageHeader header, int tableLength, ByteSource source)
      throws IOException {
    byte[] bytes = new byte[tableLength + BitReader.PADDING];
    long start = header.tableOffset();
    source.read(start, bytes, tableLength);
    BitReader in = new BitReader(bytes, tableLength);
    SegmentTable table =
        new SegmentTable(0, new long[header.segments() + 1], new int[header.segments()]);
    TableCoder coder = new TableCoder(header.coding().dense().values());
    long offset = start + tableLength;
    for (int s = 0; s < header.segments(); s++) {
      int length = Geometry.segmentLength(header.parameters(), s);
      if (!coder.read(in, length, header.dense(s)) || in.overrun()) {
        throw new MalformedMessageException(
            "the table has no valid entry for segment " + s, start + in.byteOffset());
      }
      table.offsets[s] = offset;
      table.counts[s] = coder.count();
      offset += coder.bytes();
    }
    table.offsets[header.segments()] = offset;
    checkEnd(in, start, offset, header.length());
    return table;
  }

  private static void checkEnd(BitReader in, long start, long offset, long end)
      throws MalformedMessageException {
    if (in.remaining() >= Byte.SIZE || in.read((int) in.remaining()) != 0) {
      throw new MalformedMessageException(
          "the table does not end with its last entry and zero bits up to a full byte",
          start + in.byteOffset());
    }
    if (offset != end) {
      throw new MalformedMessageException(
          "its segments end at byte " + offset + " but the message at " + end,
          Math.min(offset, end));
    }
  }
}

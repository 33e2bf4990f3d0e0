package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.vector.Geometry;
import java.util.List;

/** Where the bytes of consecutive segments lie and how many values they hold. */
final class SegmentTable {
  private final int first;
  private final long[] offsets;
  private final int[] counts;

  /**
   * @param first number of the first segment
   * @param offsets where each starts, and where the last one ends
   * @param counts values of each that have positions
   */
  SegmentTable(int first, long[] offsets, int[] counts) {
    this.first = first;
    this.offsets = offsets;
    this.counts = counts;
  }

  /** More bytes than any segment of {@code length} coordinates can take. */
  static int maxBytes(int length) {
    return 10 * length + 256;
  }

  /** Byte of the message where segment {@code s} starts; for the one behind the last, its end. */
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
}

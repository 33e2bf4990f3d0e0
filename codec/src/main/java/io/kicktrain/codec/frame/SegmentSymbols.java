package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.ValueCoder;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * What a segment's bytes stand for, before they are written: positions, the scales of each block
 * (or of the segment), and a code for each value. Reusable, not thread-safe.
 */
public final class SegmentSymbols {
  private final int[] positions = new int[Geometry.SEGMENT];
  private final int[] codes = new int[Geometry.SEGMENT];
  private final float[] accumulated = new float[Geometry.SEGMENT];
  private final ScaleGroups groups = new ScaleGroups();
  private final BitWriter out = new BitWriter();
  private int count;

  /** Forgets everything. */
  public void clear() {
    count = 0;
    groups.clear();
  }

  /** How many positions there are: where {@link #addGroup} expects the next ones. */
  public int count() {
    return count;
  }

  /** The positions, ascending, relative to the segment. */
  public int[] positions() {
    return positions;
  }

  /** What each coordinate was before the value was taken out of it. It is not written. */
  public float[] accumulated() {
    return accumulated;
  }

  /** The value codes. */
  public int[] codes() {
    return codes;
  }

  /**
   * Adds values that share scales, whose positions and codes were put into the arrays from {@link
   * #count} on.
   *
   * @param added how many, at least 1
   * @param lowCode scale code of their first level (if the format has levels)
   * @param highCode scale code of its last level
   */
  public void addGroup(int added, int lowCode, int highCode) {
    count += added;
    groups.add(lowCode, highCode, count);
  }

  /** What the receiver will decode. */
  public SparseSegment toSparse(ValueFormat format) {
    float[] values = new float[count];
    ValueCoder coder = ValueCoder.of(format);
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      coder.place(groups.low(g), groups.high(g));
      coder.decode(codes, from, groups.end(g), values);
      from = groups.end(g);
    }
    return SparseSegment.of(Arrays.copyOf(positions, count), values);
  }

  /**
   * The segment's bytes, none if nothing was added: the count of values as an unsigned LEB128
   * number, which {@link MessageWriter} moves into the message's table, then the segment's bit
   * stream.
   *
   * @param coding how the message is coded
   * @param length the segment's number of coordinates
   */
  public byte[] toBytes(SegmentCoding coding, int length) {
    if (count == 0) {
      return new byte[0];
    }
    CodedCount.write(out, count);
    Gaps.write(out, positions, count, length);
    ScaleCoder scales = new ScaleCoder(coding.values());
    scales.start(coding);
    for (int g = 0; g < groups.count(); g++) {
      scales.write(out, groups.low(g), groups.high(g));
    }
    new CodeStream(coding.values()).write(out, codes, count);
    return out.finish();
  }
}

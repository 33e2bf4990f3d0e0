package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.Levels;
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
    if (format == ValueFormat.FLOAT32) {
      for (int i = 0; i < count; i++) {
        values[i] = Float.intBitsToFloat(codes[i]);
      }
    } else {
      decodeLevels(new Levels(format), values);
    }
    return SparseSegment.of(Arrays.copyOf(positions, count), values);
  }

  private void decodeLevels(Levels levels, float[] values) {
    int i = 0;
    for (int g = 0; g < groups.count(); g++) {
      levels.place(groups.low(g), groups.high(g));
      for (; i < groups.end(g); i++) {
        values[i] = levels.decode(codes[i]);
      }
    }
  }

  /**
   * The segment's bytes: none if nothing was added. {@code length} is the segment's number of
   * coordinates.
   */
  public byte[] toBytes(ValueFormat format, int length) {
    if (count == 0) {
      return new byte[0];
    }
    BitWriter out = new BitWriter();
    SegmentDecoder.COUNT.write(out, count);
    Gaps.write(out, positions, count, length);
    ScaleCoder scales = new ScaleCoder(format);
    for (int g = 0; g < groups.count(); g++) {
      scales.write(out, groups.low(g), groups.high(g));
    }
    for (int i = 0; i < count; i++) {
      out.write(codes[i], format.bits());
    }
    return out.finish();
  }
}

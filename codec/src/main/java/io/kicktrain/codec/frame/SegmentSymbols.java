package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.Levels;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * What a segment's bytes stand for, before they are written: positions, the scales of each block
 * that has any, and a code for each value. Reusable, not thread-safe.
 */
public final class SegmentSymbols {
  private final int[] positions = new int[Geometry.SEGMENT];
  private final int[] codes = new int[Geometry.SEGMENT];
  private final int[] low = new int[Geometry.BLOCKS_PER_SEGMENT];
  private final int[] high = new int[Geometry.BLOCKS_PER_SEGMENT];
  private final int[] ends = new int[Geometry.BLOCKS_PER_SEGMENT];
  private int count;
  private int blocks;

  /** Forgets everything. */
  public void clear() {
    count = 0;
    blocks = 0;
  }

  /** How many positions there are: where {@link #addBlock} expects the next block's. */
  public int count() {
    return count;
  }

  /** The positions, ascending, relative to the segment. */
  public int[] positions() {
    return positions;
  }

  /** The value codes. */
  public int[] codes() {
    return codes;
  }

  /**
   * Adds a block whose positions and codes were put into the arrays from {@link #count} on.
   *
   * @param added how many, at least 1
   * @param lowCode scale code of the block's first level (if the format has levels)
   * @param highCode scale code of its last level
   */
  public void addBlock(int added, int lowCode, int highCode) {
    low[blocks] = lowCode;
    high[blocks] = highCode;
    count += added;
    ends[blocks] = count;
    blocks++;
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
    for (int b = 0; b < blocks; b++) {
      levels.place(low[b], high[b]);
      for (; i < ends[b]; i++) {
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
    for (int b = 0; b < blocks; b++) {
      scales.write(out, low[b], high[b]);
    }
    for (int i = 0; i < count; i++) {
      out.write(codes[i], format.bits());
    }
    return out.finish();
  }
}

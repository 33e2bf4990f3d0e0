package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.ValueCoder;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * What a segment's bytes stand for, before they are written: positions, the scales of each block
 * (or of the segment), and a code for each value; first of what was selected, then of the dense
 * coordinates, whose positions are not written. Reusable, not thread-safe.
 */
public final class SegmentSymbols {
  private final int[] positions = new int[Geometry.SEGMENT];
  private final int[] codes = new int[Geometry.SEGMENT];
  private final float[] accumulated = new float[Geometry.SEGMENT];
  private final ScaleGroups groups = new ScaleGroups();
  private final ScaleGroups denseGroups = new ScaleGroups();
  private final BitWriter out = new BitWriter();
  private int count;
  private int selected;
  private boolean dense;

  /** Forgets everything. */
  public void clear() {
    count = 0;
    selected = 0;
    dense = false;
    groups.clear();
    denseGroups.clear();
  }

  /** What is added from now on are dense coordinates. */
  public void startDense() {
    dense = true;
  }

  /** How many positions there are: where {@link #addGroup} expects the next ones. */
  public int count() {
    return count;
  }

  /** How many of them were selected; the others are dense. */
  public int selected() {
    return selected;
  }

  /** The positions, relative to the segment: ascending, then those of the dense, ascending. */
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
    (dense ? denseGroups : groups).add(lowCode, highCode, count);
    selected = dense ? selected : count;
  }

  /**
   * What the receiver will decode.
   *
   * @param format how the values of what was selected are written
   * @param denseFormat how those of dense coordinates are
   */
  public SparseSegment toSparse(ValueFormat format, ValueFormat denseFormat) {
    float[] values = new float[count];
    decode(ValueCoder.of(format), groups, 0, values);
    decode(ValueCoder.of(denseFormat), denseGroups, selected, values);
    SparseSegment sparse =
        SparseSegment.of(Arrays.copyOf(positions, selected), Arrays.copyOf(values, selected));
    if (!sparse.merge(
        Arrays.copyOfRange(positions, selected, count),
        Arrays.copyOfRange(values, selected, count),
        count - selected)) {
      throw new IllegalStateException("a dense coordinate was selected");
    }
    return sparse;
  }

  private void decode(ValueCoder coder, ScaleGroups of, int start, float[] values) {
    int from = start;
    for (int g = 0; g < of.count(); g++) {
      coder.place(of.low(g), of.high(g));
      coder.decode(codes, from, of.end(g), values);
      from = of.end(g);
    }
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
    CodedCount.write(out, selected);
    if (selected > 0) {
      Gaps.write(out, positions, selected, length);
      ScaleCoder scales = new ScaleCoder(coding.values());
      scales.start(coding);
      write(scales, groups);
      new CodeStream(coding.values()).write(out, codes, selected);
    }
    if (count > selected) {
      ValueFormat format = coding.dense().values();
      write(new ScaleCoder(format), denseGroups);
      new CodeStream(format)
          .write(out, Arrays.copyOfRange(codes, selected, count), count - selected);
    }
    return out.finish();
  }

  private void write(ScaleCoder scales, ScaleGroups of) {
    for (int g = 0; g < of.count(); g++) {
      scales.write(out, of.low(g), of.high(g));
    }
  }
}

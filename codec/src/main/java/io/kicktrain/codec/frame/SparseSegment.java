package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about one segment: ascending positions relative to the segment's start, and
 * the float32 values that the receiver adds there. A reusable decode target: its arrays grow as
 * needed and are overwritten by the next decode. Not thread-safe.
 */
public final class SparseSegment {
  private int count;
  private boolean oneMagnitude;
  private float magnitude;
  private int[] signs = new int[0];

  /** Whether values are still only signs. */
  private boolean onlySigns;

  private int[] positions = new int[0];
  private float[] values = new float[0];
  private int[] codes = new int[0];
  private byte[] coded = new byte[0];
  private @Nullable SegmentDecoder decoder;
  private final ScaleGroups groups = new ScaleGroups();

  /**
   * A segment with the given content, copied.
   *
   * @param positions ascending, each in 0 .. 2^18 - 1
   * @param values as many
   */
  public static SparseSegment of(int[] positions, float[] values) {
    if (positions.length != values.length) {
      throw new IllegalArgumentException(
          positions.length + " positions and " + values.length + " values");
    }
    int previous = -1;
    for (int position : positions) {
      if (position <= previous || position >= Geometry.SEGMENT) {
        throw new IllegalArgumentException(
            "position " + position + " after " + previous + " in a segment");
      }
      previous = position;
    }
    SparseSegment segment = new SparseSegment();
    segment.count = positions.length;
    segment.positions = positions.clone();
    segment.values = values.clone();
    return segment;
  }

  /** How many coordinates the segment has values for. */
  public int count() {
    return count;
  }

  /** The live array of positions; valid are the first {@link #count}. */
  public int[] positions() {
    return positions;
  }

  /** The live array of values; valid are the first {@link #count}. */
  public float[] values() {
    if (onlySigns) {
      onlySigns = false;
      int positive = Float.floatToRawIntBits(magnitude);
      for (int i = 0; i < count; i++) {
        int sign = (signs[i / Integer.SIZE] >>> i) << (Integer.SIZE - 1);
        values[i] = Float.intBitsToFloat(positive | sign);
      }
    }
    return values;
  }

  /** The magnitude of all values, if they {@link #hasOneMagnitude have only one}. */
  public float magnitude() {
    return magnitude;
  }

  /**
   * The live array of the values' signs, if they {@link #hasOneMagnitude have one magnitude}: 32 in
   * each number, the first lowest, 1 for negative.
   */
  public int[] signs() {
    return signs;
  }

  /**
   * The scales of the groups of selected coordinates that share them, in the order in which they
   * were read; {@link ScaleGroups#end} counts without dense coordinates.
   */
  public ScaleGroups groups() {
    return groups;
  }

  /** Whether all values, of which there are some, are the same but for their signs. */
  public boolean hasOneMagnitude() {
    return oneMagnitude && count > 0;
  }

  /** What was decoded last are {@link #signs} of this magnitude, at least 0. */
  void oneMagnitude(float all) {
    oneMagnitude = true;
    onlySigns = true;
    magnitude = all;
  }

  /** Makes room for {@code count} coordinates. */
  void resize(int count) {
    oneMagnitude = false;
    onlySigns = false;
    if (signs.length * Integer.SIZE < count) {
      signs = new int[count / Integer.SIZE + 1];
    }
    if (positions.length < count) {
      positions = new int[count];
      values = new float[count];
    }
    if (codes.length < count) {
      codes = new int[count];
    }
    this.count = count;
    groups.clear();
  }

  /**
   * Puts more coordinates between those that are there.
   *
   * @param morePositions ascending
   * @param moreValues as many
   * @param added how many of them
   * @return false if a coordinate would have two values; the content is undefined then
   */
  boolean merge(int[] morePositions, float[] moreValues, int added) {
    values();
    oneMagnitude = false;
    int here = count - 1;
    grow(count + added);
    int out = count - 1;
    for (int i = added - 1; i >= 0; i--) {
      while (here >= 0 && positions[here] > morePositions[i]) {
        positions[out] = positions[here];
        values[out--] = values[here--];
      }
      if (here >= 0 && positions[here] == morePositions[i]) {
        return false;
      }
      positions[out] = morePositions[i];
      values[out--] = moreValues[i];
    }
    return true;
  }

  private void grow(int needed) {
    if (positions.length < needed) {
      positions = Arrays.copyOf(positions, needed);
      values = Arrays.copyOf(values, needed);
    }
    count = needed;
  }

  /**
   * The live array of value codes of what was selected, after decoding; undefined where all are
   * signs of one magnitude, which become values at once.
   */
  int[] codes() {
    return codes;
  }

  /** A decoder of segments that are coded like this: the last one if the values are alike. */
  SegmentDecoder decoder(SegmentCoding coding) {
    if (decoder == null || !decoder.start(coding)) {
      decoder = new SegmentDecoder(coding);
    }
    return decoder;
  }

  /** Room for the coded bytes of a segment, followed by zeros as {@link BitReader} wants them. */
  byte[] codedBuffer(int length) {
    int needed = length + BitReader.PADDING;
    if (coded.length < needed) {
      coded = new byte[needed];
    } else {
      Arrays.fill(coded, length, needed, (byte) 0);
    }
    return coded;
  }
}

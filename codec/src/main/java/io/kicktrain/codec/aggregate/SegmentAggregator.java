package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * Weighted sums of one segment over any number of messages, in {@link FixedPoint}: the order of the
 * messages, the threads and the splits do not change a bit. Only coordinates that have a value are
 * touched. Reusable, not thread-safe; 2 MiB.
 */
public final class SegmentAggregator {
  private final long[] sums = new long[Geometry.SEGMENT];
  private final long[] touched = new long[Geometry.SEGMENT / Long.SIZE];
  private int length;
  private long weights;

  /** Starts a segment of {@code length} coordinates, 1..2^18, with sums of zero. */
  public void reset(int length) {
    if (length < 1 || length > Geometry.SEGMENT) {
      throw new IllegalArgumentException("a segment has 1 to 2^18 coordinates, not " + length);
    }
    for (int word = 0; word < touched.length; word++) {
      for (long left = touched[word]; left != 0; left &= left - 1) {
        sums[word * Long.SIZE + Long.numberOfTrailingZeros(left)] = 0;
      }
      touched[word] = 0;
    }
    this.length = length;
    weights = 0;
  }

  /**
   * Adds {@code weight} times the values of a message's segment.
   *
   * @param weight at least 1; all weights since {@link #reset} total at most 2^22
   * @throws IllegalArgumentException if the weight, a position or a value is out of range; the sums
   *     have not changed
   */
  public void add(SparseSegment segment, int weight) {
    FixedPoint.checkWeight(weight);
    FixedPoint.checkWeight(weights + weight);
    int count = segment.count();
    int[] positions = segment.positions();
    float[] values = segment.values();
    if (count > 0 && positions[count - 1] >= length) {
      throw new IllegalArgumentException(
          "position " + positions[count - 1] + " in a segment of " + length);
    }
    if (segment.hasOneMagnitude()) {
      FixedPoint.checkRange(values, 1);
      addSigned(positions, values, count, weight * FixedPoint.quanta(Math.abs(values[0])));
    } else {
      FixedPoint.checkRange(values, count);
      for (int i = 0; i < count; i++) {
        add(positions[i], weight * FixedPoint.quanta(values[i]));
      }
    }
    weights += weight;
  }

  /** Signs need no multiplication and no rounding each. */
  private void addSigned(int[] positions, float[] values, int count, long magnitude) {
    for (int i = 0; i < count; i++) {
      long negative = Float.floatToRawIntBits(values[i]) >> 31;
      add(positions[i], (magnitude ^ negative) - negative);
    }
  }

  private void add(int at, long quanta) {
    sums[at] += quanta;
    touched[at >>> 6] |= 1L << at;
  }

  /**
   * Adds the sums of another aggregator of the same segment, for instance another thread's.
   *
   * @throws IllegalArgumentException if the lengths differ or the weights total more than 2^22
   */
  public void add(SegmentAggregator other) {
    if (other.length != length) {
      throw new IllegalArgumentException("segments of " + other.length + " and " + length);
    }
    if (other.weights > 0) {
      FixedPoint.checkWeight(weights + other.weights);
    }
    for (int word = 0; word < touched.length; word++) {
      for (long left = other.touched[word]; left != 0; left &= left - 1) {
        int at = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        sums[at] += other.sums[at];
      }
      touched[word] |= other.touched[word];
    }
    weights += other.weights;
  }

  /**
   * Gives the weighted mean of each coordinate and forgets the sums. A message without a value at a
   * coordinate counts as zero there.
   *
   * @param totalWeight weights of all messages, at least the total of what was added, at most 2^22
   * @param into gets the segment's means at 0 .. length - 1
   */
  public void takeMean(long totalWeight, float[] into) {
    FixedPoint.checkWeight(totalWeight);
    if (totalWeight < weights) {
      throw new IllegalArgumentException(
          "a total weight of " + totalWeight + ", but weights of " + weights + " were added");
    }
    Arrays.fill(into, 0, length, 0f);
    for (int word = 0; word < touched.length; word++) {
      for (long left = touched[word]; left != 0; left &= left - 1) {
        int at = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        into[at] = FixedPoint.quotient(sums[at], totalWeight);
        sums[at] = 0;
      }
      touched[word] = 0;
    }
    weights = 0;
  }
}

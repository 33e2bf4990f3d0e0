package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.Objects;

/**
 * Weighted sums of one segment over any number of messages, in {@link FixedPoint}: the order of the
 * messages, the threads and the splits do not change a bit. Only coordinates that have a value are
 * touched. Reusable, not thread-safe; 3.5 MiB at most.
 *
 * <p>Values {@linkplain WaitingValues wait} until the {@linkplain PartMeans means} are taken, a
 * part of the segment after the other; if too many wait, each coordinate gets a sum of its own.
 */
public final class SegmentAggregator {
  private final WaitingValues waiting = new WaitingValues();
  private final long[] sums = new long[Geometry.SEGMENT];
  private final PartMeans part = new PartMeans(waiting, sums);
  private boolean ownSums;
  private int length;
  private long weights;

  /** An aggregator that waits for {@link #reset}. */
  public SegmentAggregator() {}

  /** Starts a segment of {@code length} coordinates, 1..2^18, with sums of zero. */
  public void reset(int length) {
    if (length < 1 || length > Geometry.SEGMENT) {
      throw new IllegalArgumentException("a segment has 1 to 2^18 coordinates, not " + length);
    }
    if (ownSums) {
      Arrays.fill(sums, 0, this.length, 0);
    }
    start(length);
  }

  private void start(int length) {
    this.length = length;
    ownSums = false;
    weights = 0;
    waiting.clear();
  }

  /**
   * Adds {@code weight} times the values of a message's segment.
   *
   * @param segment can be used for something else afterwards
   * @param weight at least 1; all weights since {@link #reset} total at most 2^22
   * @throws IllegalArgumentException if the weight, a position or a value is out of range; the sums
   *     have not changed
   */
  public void add(SparseSegment segment, int weight) {
    FixedPoint.checkWeight(weight);
    FixedPoint.checkWeight(weights + weight);
    int count = segment.count();
    if (count > 0 && segment.positions()[count - 1] >= length) {
      throw new IllegalArgumentException(
          "position " + segment.positions()[count - 1] + " in a segment of " + length);
    }
    if (segment.hasOneMagnitude()) {
      FixedPoint.checkRange(segment.magnitude());
    } else {
      FixedPoint.checkRange(segment.values(), count);
    }
    weights += weight;
    for (int from = 0; from < count; ) {
      if (waiting.room() == 0) {
        sumUp();
      }
      int n = Math.min(waiting.room(), count - from);
      waiting.add(segment, from, n, weight);
      from += n;
    }
  }

  /** Adds what waits to sums of their own. */
  private void sumUp() {
    ownSums = true;
    for (int end = PartMeans.MOST; end < length + PartMeans.MOST; end += PartMeans.MOST) {
      waiting.addTo(sums, 0, end);
    }
    waiting.clear();
  }

  /**
   * Adds the sums of another aggregator of the same segment, for instance another thread's.
   *
   * @param other keeps its sums
   * @throws IllegalArgumentException if the lengths differ or the weights total more than 2^22
   */
  public void add(SegmentAggregator other) {
    if (other.length != length) {
      throw new IllegalArgumentException("segments of " + other.length + " and " + length);
    }
    if (other.weights > 0) {
      FixedPoint.checkWeight(weights + other.weights);
    }
    sumUp();
    other.sumUp();
    for (int i = 0; i < length; i++) {
      sums[i] += other.sums[i];
    }
    weights += other.weights;
  }

  /**
   * Gives the weighted mean of each coordinate and forgets the sums. A message without a value at a
   * coordinate counts as zero there.
   *
   * @param totalWeight weights of all messages, at least the total of what was added, at most 2^22
   * @param into zeros at 0 .. length - 1, which become the segment's means
   */
  public void takeMean(long totalWeight, float[] into) {
    FixedPoint.checkWeight(totalWeight);
    if (totalWeight < weights) {
      throw new IllegalArgumentException(
          "a total weight of " + totalWeight + ", but weights of " + weights + " were added");
    }
    Objects.checkFromToIndex(0, length, into.length);
    double factor = FixedPoint.factor(totalWeight);
    for (int from = 0; from < length; from += PartMeans.MOST) {
      int to = Math.min(length, from + PartMeans.MOST);
      if (ownSums) {
        waiting.addTo(sums, 0, to);
        takeAll(factor, into, from, to);
      } else {
        part.put(factor, into, from, to);
      }
    }
    start(length);
  }

  private void takeAll(double factor, float[] into, int from, int to) {
    for (int i = from; i < to; i++) {
      into[i] = FixedPoint.scaled(sums[i], factor);
      sums[i] = 0;
    }
  }
}

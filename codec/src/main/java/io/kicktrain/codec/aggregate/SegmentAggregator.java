package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.Objects;

/**
 * Weighted means of one segment over any number of messages, in {@link FixedPoint}: the order of
 * the messages, the threads and the splits do not change a bit. Only coordinates that have a value
 * are touched. Reusable, not thread-safe; 3 MiB at most, and half as much again where thousands of
 * messages have different weights.
 *
 * <p>Until {@link #finish}, the place of a mean holds nothing, if no message had a value there; or
 * the mean, if one message had, and all its values are of one magnitude; or the number of a sum, as
 * a NaN. Nearly all coordinates that have a value have that of one message only, so that nearly
 * nothing is summed. Of which quanta a mean is the rounded one is {@linkplain KnownMeans known}, so
 * that with a second value both are summed as if all had been.
 */
public final class SegmentAggregator {
  /** The first sum's number: a quiet NaN, which is moved without being changed. */
  private static final int FIRST_SUM = 0x7fc00000;

  private static final int SIGN = 1 << 31;
  private static final int WORD = Integer.SIZE;

  private final KnownMeans known = new KnownMeans();
  private long[] sums = new long[1024];

  /** Of which coordinates they are. */
  private int[] summed = new int[1024];

  private int sumCount;

  /** A bit for each of a message's values: whether its coordinate had one before. */
  private final int[] repeated = new int[Geometry.SEGMENT / WORD];

  private float[] means = {};
  private int length;
  private long totalWeight;
  private long weights;
  private double factor;

  /** An aggregator that waits for {@link #start}. */
  public SegmentAggregator() {}

  /**
   * Starts a segment. A message without a value at a coordinate counts as zero there.
   *
   * @param length coordinates of the segment, 1..2^18
   * @param totalWeight weights of all messages, 1..2^22
   * @param means zeros at 0 .. length - 1, which become the segment's means with {@link #finish}
   */
  public void start(int length, long totalWeight, float[] means) {
    if (length < 1 || length > Geometry.SEGMENT) {
      throw new IllegalArgumentException("a segment has 1 to 2^18 coordinates, not " + length);
    }
    Objects.checkFromToIndex(0, length, means.length);
    FixedPoint.checkWeight(totalWeight);
    this.length = length;
    this.totalWeight = totalWeight;
    this.means = means;
    factor = FixedPoint.factor(totalWeight);
    weights = 0;
    sumCount = 0;
    known.clear();
  }

  /**
   * Adds {@code weight} times the values of a message's segment.
   *
   * @param segment can be used for something else afterwards
   * @param weight at least 1; all weights since {@link #start} total at most the total weight
   * @throws IllegalArgumentException if the weight, a position or a value is out of range; nothing
   *     has been added then
   */
  public void add(SparseSegment segment, int weight) {
    FixedPoint.checkWeight(weight);
    checkTotal(weight);
    int count = segment.count();
    if (count > 0 && segment.positions()[count - 1] >= length) {
      throw new IllegalArgumentException(
          "position " + segment.positions()[count - 1] + " in a segment of " + length);
    }
    makeRoom(count);
    if (!segment.hasOneMagnitude() || !addSigns(segment, weight)) {
      FixedPoint.checkRange(segment.values(), count);
      addValues(segment, weight);
    }
    weights += weight;
  }

  private void checkTotal(long more) {
    if (weights + more > totalWeight) {
      throw new IllegalArgumentException(
          "weights of " + (weights + more) + " are added, but " + totalWeight + " are all");
    }
  }

  /** For as many more sums. */
  private void makeRoom(int more) {
    int needed = Math.min(length, sumCount + more);
    if (sums.length < needed) {
      int size = Math.min(Geometry.SEGMENT, Math.max(2 * sums.length, needed));
      sums = Arrays.copyOf(sums, size);
      summed = Arrays.copyOf(summed, size);
    }
  }

  /** False if that is not possible: if other quanta have the same mean. */
  private boolean addSigns(SparseSegment segment, int weight) {
    FixedPoint.checkRange(segment.magnitude());
    long magnitude = weight * FixedPoint.quanta(segment.magnitude());
    if (magnitude == 0) {
      return true;
    }
    int mean = Float.floatToRawIntBits(FixedPoint.scaled(magnitude, factor));
    if (!known.learn(mean, magnitude)) {
      return false;
    }
    int count = segment.count();
    int[] positions = segment.positions();
    int[] signs = segment.signs();
    for (int from = 0; from < count; from += WORD) {
      int to = Math.min(count, from + WORD);
      repeated[from / WORD] = put(positions, from, to, signs[from / WORD], mean, means);
    }
    for (int from = 0; from < count; from += WORD) {
      for (int left = repeated[from / WORD]; left != 0; left &= left - 1) {
        int i = Integer.numberOfTrailingZeros(left);
        sum(positions[from + i], signed(magnitude, (signs[from / WORD] >>> i) & 1));
      }
    }
    return true;
  }

  /**
   * Puts means where nothing is. No branch depends on what is there: it would have to be waited for
   * each time that the processor guessed wrong. And as few variables as possible: more of them do
   * not fit into the processor's registers.
   *
   * @param signs of up to 32 values, the first lowest
   * @param mean float bits of the mean of a positive value
   * @return the values at whose coordinate there was something, the first lowest
   */
  private static int put(int[] positions, int from, int to, int signs, int mean, float[] means) {
    int repeated = 0;
    int left = signs;
    for (int i = from; i < to; i++) {
      int at = positions[i];
      int there = Float.floatToRawIntBits(means[at]);
      int something = (there | -there) >> (WORD - 1);
      means[at] = Float.intBitsToFloat(there | ((mean | (left << (WORD - 1))) & ~something));
      repeated = (repeated >>> 1) | (something & SIGN);
      left >>>= 1;
    }
    return repeated >>> (WORD - (to - from));
  }

  private void addValues(SparseSegment segment, int weight) {
    int[] positions = segment.positions();
    float[] values = segment.values();
    for (int i = 0; i < segment.count(); i++) {
      sum(positions[i], weight * FixedPoint.quanta(values[i]));
    }
  }

  /** Adds quanta at a coordinate. */
  private void sum(int at, long quanta) {
    int there = Float.floatToRawIntBits(means[at]);
    int sum = there - FIRST_SUM;
    if ((there & ~SIGN) < FIRST_SUM) {
      sum = sumCount++;
      sums[sum] = quantaOf(there);
      summed[sum] = at;
      means[at] = Float.intBitsToFloat(FIRST_SUM + sum);
    }
    sums[sum] += quanta;
  }

  /** Of a mean, or of nothing. */
  private long quantaOf(int mean) {
    int magnitude = mean & ~SIGN;
    return magnitude == 0 ? 0 : signed(known.quanta(magnitude), mean >>> (WORD - 1));
  }

  /**
   * @param sign 1 if negative, otherwise 0
   */
  private static long signed(long magnitude, int sign) {
    return (magnitude ^ -sign) + sign;
  }

  /**
   * Adds the sums of another aggregator of the same segment and total weight, for instance another
   * thread's.
   *
   * @param other keeps its sums; not finished
   * @throws IllegalArgumentException if the lengths or total weights differ, or the weights total
   *     more
   */
  public void add(SegmentAggregator other) {
    if (other.length != length || other.totalWeight != totalWeight) {
      throw new IllegalArgumentException(
          "segments of "
              + length
              + " and "
              + other.length
              + ", total weights of "
              + totalWeight
              + " and "
              + other.totalWeight);
    }
    checkTotal(other.weights);
    makeRoom(length);
    for (int at = 0; at < length; at++) {
      int there = Float.floatToRawIntBits(other.means[at]);
      if (there != 0) {
        boolean isSum = (there & ~SIGN) >= FIRST_SUM;
        sum(at, isSum ? other.sums[there - FIRST_SUM] : other.quantaOf(there));
      }
    }
    weights += other.weights;
  }

  /** Completes the means. Nothing can be added, here or from here, before the next start. */
  public void finish() {
    for (int s = 0; s < sumCount; s++) {
      means[summed[s]] = FixedPoint.scaled(sums[s], factor);
    }
    sumCount = 0;
    totalWeight = 0;
  }
}

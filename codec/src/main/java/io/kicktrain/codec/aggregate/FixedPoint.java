package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.value.Scale;

/**
 * 64-bit fixed point with the quantum 2^-36, in which sums are exact, so that neither their order
 * nor their grouping changes a bit.
 *
 * <p>Bound: a value is at most 16 in magnitude, which is 2^40 quanta; weights of one sum total at
 * most 2^22; so no sum exceeds 2^62 and none overflows.
 */
public final class FixedPoint {
  /** Largest total of the weights of one sum: 2^22. */
  public static final int MAX_WEIGHT = 1 << 22;

  private static final double QUANTA = 0x1p36;

  /**
   * A double near which doubles are one apart, so that a small whole number can be read from its
   * low bits. The instructions that convert between long and double keep part of the register they
   * write to, in vain, and therefore wait for what was computed there before.
   */
  private static final double WHOLE = 0x1.8p52;

  private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);
  private static final long SMALL = 1L << 51;

  private FixedPoint() {}

  /**
   * Quanta nearest to {@code v}, halves to even.
   *
   * @throws IllegalArgumentException if {@code v} is NaN or exceeds 16 in magnitude
   */
  public static long of(float v) {
    checkRange(v);
    return quanta(v);
  }

  /** {@link #of} for a value that is in range. */
  static long quanta(float v) {
    return Double.doubleToRawLongBits(v * QUANTA + WHOLE) - WHOLE_BITS;
  }

  /** Refuses the first of {@code values[0 .. count)} that is out of range. */
  static void checkRange(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      checkRange(values[i]);
    }
  }

  /** Refuses a value that is out of range. */
  static void checkRange(float v) {
    if (!inRange(v)) {
      throw new IllegalArgumentException("fixed point holds -16 to 16, not " + v);
    }
  }

  private static boolean inRange(float v) {
    return Math.abs(v) <= Scale.MAX_VALUE;
  }

  /**
   * {@code sum / totalWeight} as a float32: the sum rounded to double, times {@code 2^-36 /
   * totalWeight} rounded to double, rounded to float.
   *
   * @param sum sum of weight times quanta
   * @param totalWeight 1..2^22
   */
  public static float mean(long sum, long totalWeight) {
    checkWeight(totalWeight);
    return scaled(sum, factor(totalWeight));
  }

  /** What {@link #scaled} multiplies sums by to get means; for a weight that is in range. */
  static double factor(long totalWeight) {
    return 1 / QUANTA / totalWeight;
  }

  /** A sum of quanta, rounded to double, times a factor, as a float32. */
  static float scaled(long sum, double factor) {
    return (float) (toDouble(sum) * factor);
  }

  private static double toDouble(long sum) {
    return Math.abs(sum) < SMALL ? Double.longBitsToDouble(sum + WHOLE_BITS) - WHOLE : sum;
  }

  static void checkWeight(long weight) {
    if (weight < 1 || weight > MAX_WEIGHT) {
      throw new IllegalArgumentException("a weight is 1 to 2^22, not " + weight);
    }
  }
}

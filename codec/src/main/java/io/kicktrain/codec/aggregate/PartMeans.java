package io.kicktrain.codec.aggregate;

import java.util.Arrays;

/**
 * Means of one part of a segment after the other. Nearly all coordinates that have a value have the
 * value of one message only: their means are written at once, and nothing is summed. Which value
 * that was is kept, so that with a second one both are summed, in {@link FixedPoint}: means are the
 * same as if all had been. Reusable, not thread-safe; 128 KiB.
 */
final class PartMeans {
  /** Most coordinates of a part. */
  static final int MOST = 1 << 14;

  private static final int NONE = -1;
  private static final int SUMMED = Integer.MAX_VALUE;

  private final WaitingValues waiting;
  private final long[] sums;

  /**
   * The first value at each coordinate: {@link #start} plus its message, if that has signs, or plus
   * the number of messages and its index. What is below is of an earlier part.
   */
  private final int[] first = new int[MOST];

  private int start;

  /** Coordinates that have a sum. */
  private final int[] summed = new int[MOST];

  private int sumCount;

  /**
   * @param sums zeros, which they are again after each part
   */
  PartMeans(WaitingValues waiting, long[] sums) {
    this.waiting = waiting;
    this.sums = sums;
    Arrays.fill(first, NONE);
  }

  /**
   * Takes what waits at the coordinates {@code base .. to - 1}, once those below have been taken.
   *
   * @param factor see {@link FixedPoint#scaled}
   * @param into gets the means at the coordinates that have a value, and is left as it is elsewhere
   */
  void put(double factor, float[] into, int base, int to) {
    if (start > SUMMED - 2 * WaitingValues.MOST) {
      Arrays.fill(first, NONE);
      start = 0;
    }
    for (int m = 0; m < waiting.messages; m++) {
      if (waiting.hasSigns(m)) {
        putSigns(m, factor, into, base, to);
      } else {
        putValues(m, factor, into, base, to);
      }
    }
    putSums(factor, into, base);
    start += waiting.messages + waiting.count;
  }

  /** All means of a message's signs are the same but for their signs. */
  private void putSigns(int message, double factor, float[] into, int base, int to) {
    int[] positions = waiting.positions;
    int end = waiting.ends[message];
    int firstSign = waiting.firstSigns[message];
    long magnitude = waiting.magnitudes[message];
    int positive = Float.floatToRawIntBits(FixedPoint.scaled(magnitude, factor));
    int earlier = start;
    int i = waiting.next[message];
    for (; i < end && positions[i] < to; i++) {
      int at = positions[i] - base;
      int sign = waiting.sign(firstSign + i);
      if (first[at] < earlier) {
        first[at] = earlier + message;
        into[base + at] = Float.intBitsToFloat(positive | sign << 31);
      } else {
        sum(at, WaitingValues.signed(magnitude, sign), into[base + at]);
      }
    }
    waiting.next[message] = i;
  }

  private void putValues(int message, double factor, float[] into, int base, int to) {
    int[] positions = waiting.positions;
    int end = waiting.ends[message];
    int earlier = start;
    int i = waiting.next[message];
    for (; i < end && positions[i] < to; i++) {
      int at = positions[i] - base;
      long quanta = waiting.quanta(message, i);
      if (first[at] < earlier) {
        first[at] = earlier + waiting.messages + i;
        into[base + at] = FixedPoint.scaled(quanta, factor);
      } else {
        sum(at, quanta, into[base + at]);
      }
    }
    waiting.next[message] = i;
  }

  /** Adds another value at a coordinate than the first, whose mean is there. */
  private void sum(int at, long quanta, float mean) {
    if (first[at] != SUMMED) {
      sums[at] = quantaOf(first[at] - start, mean);
      first[at] = SUMMED;
      summed[sumCount++] = at;
    }
    sums[at] += quanta;
  }

  private long quantaOf(int value, float mean) {
    if (value < waiting.messages) {
      int sign = Float.floatToRawIntBits(mean) >>> 31;
      return WaitingValues.signed(waiting.magnitudes[value], sign);
    }
    int i = value - waiting.messages;
    return waiting.quanta(waiting.messageOf(i), i);
  }

  private void putSums(double factor, float[] into, int base) {
    for (int s = 0; s < sumCount; s++) {
      int at = summed[s];
      into[base + at] = FixedPoint.scaled(sums[at], factor);
      sums[at] = 0;
      first[at] = NONE;
    }
    sumCount = 0;
  }
}

package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import java.util.Arrays;

/**
 * Values of one segment of several messages that wait to be summed. A message's positions go all
 * over the segment, so to add one message after the other would reach for another part of memory
 * with each value. Here they are added a part of the segment at a time, of all messages, while that
 * part of the sums is in the processor's cache. Reusable, not thread-safe; 1.5 MiB, and 32 bytes
 * for each message.
 */
final class WaitingValues {
  /** Most values that wait. */
  static final int MOST = 1 << 17;

  private static final int NOT_ONE = -1;

  private final int[] positions = new int[MOST];
  private final float[] values = new float[MOST];
  private final int[] touched = new int[MOST];
  private int count;

  /** Instead of values, where a message has only one magnitude. */
  private int[] signs = new int[MOST / Integer.SIZE];

  private int signWords;

  private int messages;
  private int[] next = new int[64];
  private int[] ends = new int[64];
  private long[] weights = new long[64];

  /** Weight times quanta of a message's only magnitude, or {@value #NOT_ONE}. */
  private long[] magnitudes = new long[64];

  /** What to add to the index of a message's position to get the number of its sign. */
  private int[] firstSigns = new int[64];

  /** How many more values can wait. */
  int room() {
    return MOST - count;
  }

  /** Takes {@code n} values from index {@code from} on, at most {@link #room}. */
  void add(SparseSegment segment, int from, int n, int weight) {
    if (messages == next.length) {
      grow();
    }
    System.arraycopy(segment.positions(), from, positions, count, n);
    next[messages] = count;
    ends[messages] = count + n;
    weights[messages] = weight;
    if (segment.hasOneMagnitude()) {
      magnitudes[messages] = weight * FixedPoint.quanta(segment.magnitude());
      firstSigns[messages] = addSigns(segment.signs(), from, n) - count;
    } else {
      magnitudes[messages] = NOT_ONE;
      System.arraycopy(segment.values(), from, values, count, n);
    }
    messages++;
    count += n;
  }

  /** Returns which of all signs is that of the value {@code from}. */
  private int addSigns(int[] more, int from, int n) {
    int first = from / Integer.SIZE;
    int words = (from + n - 1) / Integer.SIZE + 1 - first;
    if (signWords + words > signs.length) {
      signs = Arrays.copyOf(signs, 2 * (signWords + words));
    }
    System.arraycopy(more, first, signs, signWords, words);
    int bit = signWords * Integer.SIZE + from % Integer.SIZE;
    signWords += words;
    return bit;
  }

  private void grow() {
    int more = 2 * messages;
    next = Arrays.copyOf(next, more);
    ends = Arrays.copyOf(ends, more);
    weights = Arrays.copyOf(weights, more);
    magnitudes = Arrays.copyOf(magnitudes, more);
    firstSigns = Arrays.copyOf(firstSigns, more);
  }

  /** Forgets all. */
  void clear() {
    count = 0;
    messages = 0;
    signWords = 0;
  }

  /**
   * Adds what waits at the coordinates {@code base .. to - 1}, once those below have been added.
   *
   * @param sums {@code sums[0]} is of coordinate {@code base}
   * @return how many sums are in {@link #touched}
   */
  int addTo(long[] sums, int base, int to) {
    int n = 0;
    for (int m = 0; m < messages; m++) {
      n =
          magnitudes[m] == NOT_ONE
              ? addProducts(m, sums, base, to, n)
              : addSigned(m, sums, base, to, n);
    }
    return n;
  }

  /**
   * Which sums had something added to by the last {@link #addTo}, in no order; one for each value
   * that was added. To tell which sums are new would take longer than to take a few of them again.
   */
  int[] touched() {
    return touched;
  }

  private int addProducts(int message, long[] sums, int base, int to, int touchedBefore) {
    int end = ends[message];
    long weight = weights[message];
    int more = touchedBefore - next[message];
    int i = next[message];
    for (; i < end && positions[i] < to; i++) {
      int at = positions[i] - base;
      sums[at] += weight * FixedPoint.quanta(values[i]);
      touched[more + i] = at;
    }
    next[message] = i;
    return more + i;
  }

  /** Signs need no multiplication and no rounding each. */
  private int addSigned(int message, long[] sums, int base, int to, int touchedBefore) {
    int end = ends[message];
    long magnitude = magnitudes[message];
    int firstSign = firstSigns[message];
    int more = touchedBefore - next[message];
    int i = next[message];
    for (; i < end && positions[i] < to; i++) {
      int at = positions[i] - base;
      int sign = firstSign + i;
      long negative = -((signs[sign >>> 5] >>> sign) & 1);
      sums[at] += (magnitude ^ negative) - negative;
      touched[more + i] = at;
    }
    next[message] = i;
    return more + i;
  }
}

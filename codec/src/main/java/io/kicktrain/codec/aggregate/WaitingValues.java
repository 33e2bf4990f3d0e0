package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import java.util.Arrays;

/**
 * Values of one segment of several messages that wait to be summed. A message's positions go all
 * over the segment, so to add one message after the other would reach for another part of memory
 * with each value. Here they are taken a part of the segment at a time, of all messages, while that
 * part is in the processor's cache. What is not private is read by {@link PartMeans}, in loops.
 * Reusable, not thread-safe; 1 MiB, and 32 bytes for each message.
 */
final class WaitingValues {
  /** Most values that wait. */
  static final int MOST = 1 << 17;

  private static final int NOT_ONE = -1;

  final int[] positions = new int[MOST];
  private final float[] values = new float[MOST];
  int count;

  /** Instead of values, where a message has only one magnitude. */
  private int[] signs = new int[MOST / Integer.SIZE];

  private int signWords;

  int messages;

  /** Of each message, which of the values has not been taken yet. */
  int[] next = new int[64];

  /** Of each message, the end of its values. */
  int[] ends = new int[64];

  private long[] weights = new long[64];

  /** Weight times quanta of a message's only magnitude, or {@value #NOT_ONE}. */
  long[] magnitudes = new long[64];

  /** What to add to the index of a message's position to get the number of its sign. */
  int[] firstSigns = new int[64];

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
    if (segment.hasOneMagnitude() && FixedPoint.quanta(segment.magnitude()) > 0) {
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
   */
  void addTo(long[] sums, int base, int to) {
    for (int m = 0; m < messages; m++) {
      int end = ends[m];
      int i = next[m];
      for (; i < end && positions[i] < to; i++) {
        sums[positions[i] - base] += quanta(m, i);
      }
      next[m] = i;
    }
  }

  /** Weight times quanta of a value of a message. */
  long quanta(int message, int i) {
    return hasSigns(message)
        ? signed(magnitudes[message], sign(firstSigns[message] + i))
        : weights[message] * FixedPoint.quanta(values[i]);
  }

  /** Whether a message has signs of one magnitude, and no values. */
  boolean hasSigns(int message) {
    return magnitudes[message] != NOT_ONE;
  }

  /** Of which message a value is. */
  int messageOf(int i) {
    int found = Arrays.binarySearch(ends, 0, messages, i + 1);
    return found < 0 ? -1 - found : found;
  }

  /** 1 if negative, otherwise 0. */
  int sign(int i) {
    return (signs[i >>> 5] >>> i) & 1;
  }

  static long signed(long magnitude, int sign) {
    return (magnitude ^ -sign) + sign;
  }
}

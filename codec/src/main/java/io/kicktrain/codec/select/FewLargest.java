package io.kicktrain.codec.select;

/**
 * The largest of some magnitudes, where few are asked for: all are passed through a row of four
 * places, each of which keeps the larger of two, so that no branch depends on what they are.
 */
final class FewLargest {
  /** Most that can be asked for. */
  static final int MOST = 4;

  private FewLargest() {}

  /**
   * The k-th largest of {@code numbers[0 .. n)}, none of them negative.
   *
   * @param k 1 .. {@value #MOST}
   * @param least the result if fewer than k are above it
   */
  static int find(int[] numbers, int n, int k, int least) {
    int first = least;
    int second = least;
    int third = least;
    int fourth = least;
    for (int i = 0; i < n; i++) {
      int a = Math.min(first, numbers[i]);
      first = Math.max(first, numbers[i]);
      int b = Math.min(second, a);
      second = Math.max(second, a);
      int c = Math.min(third, b);
      third = Math.max(third, b);
      fourth = Math.max(fourth, c);
    }
    return switch (k) {
      case 1 -> first;
      case 2 -> second;
      case 3 -> third;
      default -> fourth;
    };
  }

  /**
   * Selects the k largest keys, of equal ones those with the lowest index.
   *
   * @param keys {@code keys[0 .. n)}, above 0, are compared
   * @param indices as many, all different, not negative
   * @param k 1 .. {@value #MOST}
   * @param into gets the indices of what was selected, ascending, from {@code at} on
   * @return how many: k, or n if that is less
   */
  static int select(int[] keys, int[] indices, int n, int k, int[] into, int at) {
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int i = 0; i < n; i++) {
      // Of equal keys the one with the lower index is the larger number.
      long number = ((long) keys[i] << Integer.SIZE) | (~indices[i] & 0xffffffffL);
      long a = excess(number, first);
      first += a;
      number -= a;
      long b = excess(number, second);
      second += b;
      number -= b;
      long c = excess(number, third);
      third += c;
      number -= c;
      fourth += excess(number, fourth);
    }
    int count = Math.min(n, k);
    int none = Integer.MAX_VALUE;
    int a = ~(int) first;
    int b = count > 1 ? ~(int) second : none;
    int c = count > 2 ? ~(int) third : none;
    int d = count > 3 ? ~(int) fourth : none;
    return sort(a, b, c, d, count, into, at);
  }

  /** Puts the {@code count} lowest of four numbers, ascending, into an array. */
  private static int sort(int a, int b, int c, int d, int count, int[] into, int at) {
    int lower = Math.min(a, b);
    int higher = Math.max(a, b);
    int lowerOther = Math.min(c, d);
    int higherOther = Math.max(c, d);
    int middle = Math.max(lower, lowerOther);
    int middleOther = Math.min(higher, higherOther);
    if (count > 0) {
      into[at] = Math.min(lower, lowerOther);
    }
    if (count > 1) {
      into[at + 1] = Math.min(middle, middleOther);
    }
    if (count > 2) {
      into[at + 2] = Math.max(middle, middleOther);
    }
    if (count > 3) {
      into[at + 3] = Math.max(higher, higherOther);
    }
    return count;
  }

  /** By how much a number is larger, 0 if it is not; of numbers that are not negative. */
  private static long excess(long number, long than) {
    long difference = number - than;
    return difference & ~(difference >> 63);
  }
}

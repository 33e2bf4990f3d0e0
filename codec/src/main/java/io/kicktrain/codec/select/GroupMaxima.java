package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/**
 * The largest magnitude of each group of neighbouring coordinates, as the integer that its float
 * bits are. Reusable, not thread-safe.
 */
final class GroupMaxima {
  private static final int INFINITE = 0x7f800000;

  private final int[] maxima = new int[Geometry.BLOCK];
  private int from;
  private int size;
  private int count;

  /**
   * A group size at which there are enough groups to tell the {@code keep} largest from the others.
   */
  static int sizeFor(int keep) {
    return keep <= 64 ? 16 : keep <= 256 ? 4 : 1;
  }

  /** The magnitude's bits. */
  static int key(float value) {
    return Float.floatToRawIntBits(value) & 0x7fffffff;
  }

  /**
   * Computes the maxima of {@code values[from .. from + length)}.
   *
   * @param size 1, 4 or 16
   * @throws IllegalArgumentException if a value is NaN or infinite, naming its index
   */
  void compute(float[] values, int from, int length, int size) {
    this.from = from;
    this.size = size;
    int full = length / size;
    count = full * size == length ? full : full + 1;
    for (int g = 0; g < full; g++) {
      maxima[g] = size == 16 ? ofSixteen(values, from + 16 * g) : of(values, start(g), end(g));
    }
    if (count > full) {
      maxima[full] = of(values, start(full), from + length);
    }
    checkFinite(values, length);
  }

  int count() {
    return count;
  }

  /** The maximum of group {@code g}. */
  int of(int g) {
    return maxima[g];
  }

  int start(int g) {
    return from + g * size;
  }

  int end(int g) {
    return start(g) + size;
  }

  /** Four maxima at a time, because each step of one has to wait for the last. */
  private static int ofSixteen(float[] values, int at) {
    int a = 0;
    int b = 0;
    int c = 0;
    int d = 0;
    for (int i = at; i < at + 16; i += 4) {
      a = Math.max(a, key(values[i]));
      b = Math.max(b, key(values[i + 1]));
      c = Math.max(c, key(values[i + 2]));
      d = Math.max(d, key(values[i + 3]));
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  private static int of(float[] values, int start, int end) {
    int max = 0;
    for (int i = start; i < end; i++) {
      max = Math.max(max, key(values[i]));
    }
    return max;
  }

  private void checkFinite(float[] values, int length) {
    if (of(maxima, count) >= INFINITE) {
      int i = from;
      while (i < from + length - 1 && Float.isFinite(values[i])) {
        i++;
      }
      throw new IllegalArgumentException("coordinate " + i + " is " + values[i]);
    }
  }

  private static int of(int[] keys, int n) {
    int max = 0;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, keys[i]);
    }
    return max;
  }
}

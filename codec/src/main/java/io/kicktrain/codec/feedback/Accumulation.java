package io.kicktrain.codec.feedback;

/**
 * The elementwise start of error feedback, shared by the sender and by whoever checks an opened
 * block.
 */
final class Accumulation {
  /** Largest magnitude of an update's coordinate: 2^64, so that no sum of updates overflows. */
  static final float MAX_UPDATE = 0x1p64f;

  private Accumulation() {}

  /** {@code v[i] = decay * v[i] + g[i]}, the product rounded to float32, then the sum. */
  static void add(float[] v, float[] g, float decay) {
    for (int i = 0; i < g.length; i++) {
      v[i] = decay * v[i] + g[i];
    }
  }

  /** Index of the first coordinate that is NaN or exceeds {@link #MAX_UPDATE}, or -1. */
  static int firstUnusable(float[] g) {
    int largest = 0;
    for (float x : g) {
      largest = Math.max(largest, magnitude(x));
    }
    if (largest <= Float.floatToRawIntBits(MAX_UPDATE)) {
      return -1;
    }
    int i = 0;
    while (magnitude(g[i]) <= Float.floatToRawIntBits(MAX_UPDATE)) {
      i++;
    }
    return i;
  }

  private static int magnitude(float x) {
    return Float.floatToRawIntBits(x) & 0x7fffffff;
  }
}

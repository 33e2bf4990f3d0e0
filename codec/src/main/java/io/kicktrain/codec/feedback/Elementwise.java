package io.kicktrain.codec.feedback;

/** The loops over coordinates, written so that the compiler turns them into vector instructions. */
final class Elementwise {
  private Elementwise() {}

  /** {@code out[i] = a * x[i] + y[i]}, the product rounded to float32, then the sum. */
  static void scaleAndAdd(float a, float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a * x[i] + y[i];
    }
  }

  /** {@code out[i] = a * x[i] + b * y[i]}, three roundings. */
  static void combine(float a, float[] x, float b, float[] y, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a * x[i] + b * y[i];
    }
  }

  /** {@code out[i] = a * x[i] - y[i]}, two roundings. */
  static void scaleAndSubtract(float a, float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a * x[i] - y[i];
    }
  }

  /** The largest magnitude's float bits; above infinity's if there is a NaN. */
  static int largestBits(float[] values, int from, int to) {
    int largest = 0;
    int next = 0;
    int i = from;
    // Two maxima, because each step of one has to wait for the last.
    for (; i + 1 < to; i += 2) {
      largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & 0x7fffffff);
      next = Math.max(next, Float.floatToRawIntBits(values[i + 1]) & 0x7fffffff);
    }
    if (i < to) {
      largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & 0x7fffffff);
    }
    return Math.max(largest, next);
  }
}

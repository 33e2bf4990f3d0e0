package io.kicktrain.codec.feedback;

/** The loops over coordinates, written so that the compiler turns them into vector instructions. */
final class Elementwise {
  private Elementwise() {}

  /** {@code out[i] = a * x[i] + b * y[i]}, three roundings. */
  static void combine(float a, float[] x, float b, float[] y, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a * x[i] + b * y[i];
    }
  }
}

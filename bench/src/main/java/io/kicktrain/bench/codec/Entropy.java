package io.kicktrain.bench.codec;

/** Shannon's limits. */
final class Entropy {

  private Entropy() {}

  /**
   * Bits per coordinate that is set, when each is set with probability {@code p} by itself: H(p) /
   * p.
   */
  static double perNonzero(double p) {
    return (p * log2(1 / p) + (1 - p) * log2(1 / (1 - p))) / p;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}

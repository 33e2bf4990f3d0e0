package io.kicktrain.bench.codec;

import java.util.SplittableRandom;

/**
 * The part of a standard normal distribution whose magnitude is above a threshold (G. Marsaglia,
 * "Generating a variable from the tail of the normal distribution", Technometrics 6, 1964).
 */
final class NormalTail {

  private static final int FRACTION_DEPTH = 200;

  private final double threshold;

  /**
   * @param p probability of the part, in (0, 0.5)
   */
  NormalTail(double p) {
    double low = 0.5;
    double high = 40;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (probabilityAbove(middle) > p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    threshold = low;
  }

  double threshold() {
    return threshold;
  }

  /** A number of the part, of either sign. */
  float next(SplittableRandom random) {
    while (true) {
      double x = -Math.log(1 - random.nextDouble()) / threshold;
      double y = -Math.log(1 - random.nextDouble());
      if (2 * y > x * x) {
        return (float) (random.nextBoolean() ? threshold + x : -threshold - x);
      }
    }
  }

  /** Both tails, by Laplace's continued fraction. */
  private static double probabilityAbove(double x) {
    double fraction = x;
    for (int i = FRACTION_DEPTH; i > 0; i--) {
      fraction = x + i / fraction;
    }
    return 2 * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / fraction;
  }
}

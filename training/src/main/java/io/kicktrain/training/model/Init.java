package io.kicktrain.training.model;

/** What a tensor holds before training. */
public sealed interface Init {

  /** All 0. */
  record Zeros() implements Init {}

  /** All 1. */
  record Ones() implements Init {}

  /**
   * Nearly normal numbers with mean 0: see {@link InitialWeights}.
   *
   * @param std standard deviation, above 0, finite
   */
  record Normal(double std) implements Init {

    /**
     * Variance of the sum of four independent uniform integers from 0 to 65535: 4 (65536^2 - 1) /
     * 12. Both numbers are exact as doubles.
     */
    private static final double SUM_VARIANCE = 4294967295.0 / 3.0;

    /** Checks the range. */
    public Normal {
      if (!(std > 0 && Double.isFinite(std))) {
        throw new IllegalArgumentException("a standard deviation is above 0 and finite: " + std);
      }
    }

    /**
     * What a centred sum is multiplied by: std over the sum's standard deviation, rounded to
     * float32 once.
     */
    public float scale() {
      return (float) (std / Math.sqrt(SUM_VARIANCE));
    }
  }
}

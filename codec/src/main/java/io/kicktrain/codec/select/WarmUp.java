package io.kicktrain.codec.select;

/**
 * Deep Gradient Compression's warm-up: the share that is sent falls from a quarter to its final
 * value over some stages, by a factor of four each as long as that is above it (arXiv:1712.01887,
 * section 3.3).
 *
 * @param finalPerMillion share after the warm-up, in millionths; 1..1,000,000
 * @param stages stages of the warm-up; 0..20, DGC has four before the final share
 */
public record WarmUp(int finalPerMillion, int stages) {
  private static final int MOST_STAGES = 20;

  public WarmUp {
    new Selection.Global(finalPerMillion);
    if (stages < 0 || stages > MOST_STAGES) {
      throw new IllegalArgumentException("stages must be 0 to 20, not " + stages);
    }
  }

  /**
   * The selection at an epoch: 25%, 6.25%, 1.5625%, 0.4%, ... but never below the final share, and
   * that when the warm-up is over.
   *
   * @param epoch epoch from 0, each being a stage
   */
  public Selection.Global at(int epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("epochs count from 0, not " + epoch);
    }
    if (epoch >= stages) {
      return new Selection.Global(finalPerMillion);
    }
    // DGC publishes 99.6% where a further factor of four gives 99.61%.
    int share = epoch == 3 ? 4000 : 1_000_000 >> Math.min(30, 2 * (epoch + 1));
    return new Selection.Global(Math.max(finalPerMillion, share));
  }
}

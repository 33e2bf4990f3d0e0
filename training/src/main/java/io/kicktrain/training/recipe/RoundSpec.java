package io.kicktrain.training.recipe;

/**
 * When a round closes.
 *
 * @param targetSeconds how long donors should work for one round; leases are sized by it; 1 to
 *     86,400
 * @param deadlineSeconds when a round with at least one contribution closes at the latest;
 *     targetSeconds to 604,800
 * @param targetSamples samples that close a round early, 0 for never, at most 2^22
 * @param snapshotEveryRounds rounds between two full copies of the weights, 1 to 10,000
 */
public record RoundSpec(
    int targetSeconds, int deadlineSeconds, long targetSamples, int snapshotEveryRounds) {

  /** Checks the ranges. */
  public RoundSpec {
    Check.range("targetSeconds", targetSeconds, 1, 86_400);
    Check.range("deadlineSeconds", deadlineSeconds, targetSeconds, 604_800);
    Check.range("targetSamples", targetSamples, 0, LocalWork.MAX_SAMPLES);
    Check.range("snapshotEveryRounds", snapshotEveryRounds, 1, 10_000);
  }
}

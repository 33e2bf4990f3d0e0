package io.kicktrain.training.recipe;

import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.select.WarmUp;

/**
 * Deep Gradient Compression's warm-up, by rounds: at first more is sent, so that the weights, which
 * change most then, do not wait for the residual.
 *
 * @param stages stages before the final share, 1 to 20; the first sends a quarter, each further one
 *     a quarter of the one before
 * @param roundsPerStage rounds of each stage, 1 to 100,000
 */
public record WarmUpSpec(int stages, int roundsPerStage) {

  /** Checks the ranges. */
  public WarmUpSpec {
    Check.range("stages", stages, 1, 20);
    Check.range("roundsPerStage", roundsPerStage, 1, 100_000);
  }

  /** What is sent in a round, {@code last} being the selection after the warm-up. */
  Selection.Global at(int round, Selection.Global last) {
    return new WarmUp(last.perMillion(), stages).at(round / roundsPerStage);
  }
}

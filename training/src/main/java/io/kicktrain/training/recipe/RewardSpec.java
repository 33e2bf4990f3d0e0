package io.kicktrain.training.recipe;

/**
 * How credit becomes shares.
 *
 * @param earlyBonusPpm what the first round's work is worth more than the last one's, millionths, 0
 *     to 10,000,000
 */
public record RewardSpec(int earlyBonusPpm) {

  /** Checks the range. */
  public RewardSpec {
    Check.range("earlyBonusPpm", earlyBonusPpm, 0, 10_000_000);
  }
}

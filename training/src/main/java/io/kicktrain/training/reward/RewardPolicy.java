package io.kicktrain.training.reward;

import io.kicktrain.training.recipe.Recipe;

/**
 * A recipe's arithmetic of rewards, in integers that cannot overflow within the recipe's limits.
 */
final class RewardPolicy {

  private static final long MILLION = 1_000_000;

  /**
   * An evaluation is a forward pass; training is a forward pass and a backward pass of twice its
   * cost.
   */
  private static final long EVALUATION_DIVISOR = 3;

  private final long creditPerSample;
  private final long earlyBonusPpm;
  private final long rounds;

  RewardPolicy(Recipe recipe) {
    creditPerSample = recipe.model().creditPerSample();
    earlyBonusPpm = recipe.rewards().earlyBonusPpm();
    rounds = recipe.goal().rounds();
  }

  long trainingCredit(long samples) {
    return Math.multiplyExact(samples, creditPerSample);
  }

  long evaluationCredit(long samples) {
    return trainingCredit(samples) / EVALUATION_DIVISOR;
  }

  /** Credit times the early factor of a round, rounded down. */
  long points(long credit, int round) {
    long factor = earlyFactorPpm(round);
    // Whole millions first: credit x factor may need more than 64 bits, its millionth never does.
    long whole = Math.multiplyExact(credit / MILLION, factor);
    return Math.addExact(whole, credit % MILLION * factor / MILLION);
  }

  /** 1 + b (1 - progress) in millionths: progress is the round over the goal, at most 1. */
  long earlyFactorPpm(int round) {
    long progressPpm = Math.min(MILLION, round * MILLION / rounds);
    return MILLION + earlyBonusPpm * (MILLION - progressPpm) / MILLION;
  }
}

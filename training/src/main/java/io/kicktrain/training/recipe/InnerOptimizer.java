package io.kicktrain.training.recipe;

/**
 * The AdamW of a donor's local steps (Loshchilov and Hutter 2019, "Decoupled Weight Decay
 * Regularization").
 *
 * @param learningRate above 0, at most 10
 * @param beta1 decay of the first moment, [0, 1)
 * @param beta2 decay of the second moment, [0, 1)
 * @param epsilon above 0, at most 1
 * @param weightDecay 0 to 10
 * @param warmupRounds rounds over which the learning rate grows linearly from 0, 0 to 1,000,000
 */
public record InnerOptimizer(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    int warmupRounds) {

  /** Checks the ranges. */
  public InnerOptimizer {
    Check.positive("learningRate", learningRate, 10);
    Check.fraction("beta1", beta1);
    Check.fraction("beta2", beta2);
    Check.positive("epsilon", epsilon, 1);
    Check.range("weightDecay", weightDecay, 0.0, 10.0);
    Check.range("warmupRounds", warmupRounds, 0, Goal.MAX_ROUNDS);
  }
}

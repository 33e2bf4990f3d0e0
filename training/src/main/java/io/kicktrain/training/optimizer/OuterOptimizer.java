package io.kicktrain.training.optimizer;

import io.kicktrain.training.recipe.OuterOptimizerSpec;

/**
 * How a round's mean update becomes a step. The update has the sign of a gradient (start of the
 * local steps minus their end), and the step is what is <em>subtracted</em> from the weights.
 *
 * <p>Arithmetic: float32 inputs are widened to float64, every operation is one correctly rounded
 * IEEE 754 float64 operation in the order written at the implementation (no fused multiply-add),
 * and each stored result is rounded to float32 once. Nothing but + - * / and square root is used.
 * Implementations hold no state of their own.
 */
public sealed interface OuterOptimizer permits Sgd, Nesterov, AdamW {

  /**
   * The optimizer a recipe asks for.
   *
   * @param spec the recipe's
   * @return an optimizer without state, safe for many threads
   */
  static OuterOptimizer of(OuterOptimizerSpec spec) {
    return switch (spec.kind()) {
      case SGD -> new Sgd(spec.learningRate());
      case NESTEROV -> new Nesterov(spec.learningRate(), spec.momentum());
      case ADAMW ->
          new AdamW(
              spec.learningRate(),
              spec.momentum(),
              spec.beta2(),
              spec.epsilon(),
              spec.weightDecay());
    };
  }

  /** Number of float32 vectors that are kept from round to round; they start at 0. */
  int slots();

  /**
   * Makes the step of one segment.
   *
   * @param round the round that closes, counted from 0
   * @param gradient the mean update; read only
   * @param weights the weights the round opened with; read only
   * @param slots {@link #slots()} vectors, read and overwritten
   * @param length coordinates; every array is at least as long
   * @param stepOut what is to be subtracted from the weights; may be {@code gradient} itself
   */
  void step(
      long round, float[] gradient, float[] weights, float[][] slots, int length, float[] stepOut);
}

package io.kicktrain.training.recipe;

/**
 * How the validation loss is measured.
 *
 * @param everyRounds rounds between two measurements, 1 to 1,000,000
 * @param samples validation samples per measurement, 1 to 2^19
 * @param replicas donors that must agree, 1 to 5
 */
public record EvaluationSpec(int everyRounds, int samples, int replicas) {

  /** Checks the ranges. */
  public EvaluationSpec {
    Check.range("everyRounds", everyRounds, 1, Goal.MAX_ROUNDS);
    Check.range("samples", samples, 1, 1 << 19);
    Check.range("replicas", replicas, 1, 5);
  }
}

package io.kicktrain.training.admission;

import io.kicktrain.training.wire.Problem;

/**
 * Carries an expected refusal from the station that finds it to the pipeline, which turns it into
 * {@link Outcome.Refused}. It has no stack trace: it is no failure.
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * A refusal.
   *
   * @param problem why
   */
  public RefusedException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }

  /**
   * Goes on only when something holds.
   *
   * @param holds the condition
   * @param problem why it is refused otherwise
   * @throws RefusedException if it does not hold
   */
  public static void unless(boolean holds, Problem problem) throws RefusedException {
    if (!holds) {
      throw new RefusedException(problem);
    }
  }
}

package io.kicktrain.platform.problem;

import io.kicktrain.training.wire.Problem;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * A refusal.
   *
   * @param problem what the client is told
   */
  public ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  /** What the client is told. */
  public Problem problem() {
    return problem;
  }
}

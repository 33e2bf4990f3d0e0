package io.kicktrain.worker.hub;

import io.kicktrain.training.wire.Problem;
import java.io.IOException;

/** The hub understood a request and refused it (RFC 9457). Repeating it unchanged does not help. */
public final class HubProblemException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  HubProblemException(Problem problem) {
    super(
        problem.status() + " " + problem.code() + ": " + problem.title() + ": " + problem.detail());
    this.problem = problem;
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }

  /** Whether the problem has this code. */
  public boolean is(String code) {
    return problem.code().equals(code);
  }
}

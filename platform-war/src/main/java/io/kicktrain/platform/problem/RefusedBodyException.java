package io.kicktrain.platform.problem;

import io.kicktrain.training.wire.Problem;
import java.io.IOException;

/**
 * A body that turned out wrong while it was read. It is an {@link IOException}, so that whoever
 * reads the stream gives up and cleans up as for any other broken stream.
 */
public final class RefusedBodyException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * A refusal.
   *
   * @param problem what the client is told
   */
  public RefusedBodyException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  /** What the client is told. */
  public Problem problem() {
    return problem;
  }
}

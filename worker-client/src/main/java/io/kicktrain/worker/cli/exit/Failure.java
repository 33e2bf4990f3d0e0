package io.kicktrain.worker.cli.exit;

import org.jspecify.annotations.Nullable;

/**
 * A command cannot go on, for a reason that a person can act on: what is wrong, where, and what to
 * do.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final String remedy;

  /**
   * A failure.
   *
   * @param exitCode one of {@link ExitCodes}
   * @param what what is wrong and where, one sentence without a full stop at the end
   * @param remedy what to do about it, one sentence; empty when there is nothing to say
   */
  public Failure(int exitCode, String what, String remedy) {
    this(exitCode, what, remedy, null);
  }

  /**
   * A failure with its cause, which {@code --verbose} shows.
   *
   * @param exitCode one of {@link ExitCodes}
   * @param what what is wrong and where
   * @param remedy what to do about it
   * @param cause what was thrown
   */
  public Failure(int exitCode, String what, String remedy, @Nullable Throwable cause) {
    super(what, cause);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  /** The exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** What to do, or an empty string. */
  public String remedy() {
    return remedy;
  }
}

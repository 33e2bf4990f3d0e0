package io.kicktrain.ledger.log;

/**
 * A log that cannot be opened or go on without risking what it has promised. The message says what
 * is wrong and what to do.
 */
public final class LogException extends RuntimeException {
  LogException(String message) {
    super(message);
  }

  LogException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failure in the middle of a batch: nothing goes on until recovery. */
  static LogException stopped(Exception cause) {
    return new LogException(
        "the log stopped: " + cause.getMessage() + ". Check the disk, then open it again", cause);
  }

  /** The same failure for another caller, with that caller's stack. */
  LogException again() {
    return new LogException(String.valueOf(getMessage()), this);
  }
}

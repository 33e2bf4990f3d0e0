package io.kicktrain.ledger.log;

import java.nio.file.Path;

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
  static LogException stopped(Path directory, Exception cause) {
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new LogException(
        "the log in " + directory + " stopped: " + why + ". Check the disk, then open it again",
        cause);
  }

  /** The same failure for another caller, with that caller's stack. */
  LogException again() {
    return new LogException(String.valueOf(getMessage()), this);
  }
}

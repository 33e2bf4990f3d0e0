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
}

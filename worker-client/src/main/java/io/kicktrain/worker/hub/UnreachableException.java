package io.kicktrain.worker.hub;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * No complete answer came: nobody listens, the connection broke or it went silent. Repeating helps
 * some day.
 */
final class UnreachableException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static UnreachableException of(IOException cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return new UnreachableException(message == null ? kind : message, cause);
  }
}

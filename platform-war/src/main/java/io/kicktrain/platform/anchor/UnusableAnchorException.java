package io.kicktrain.platform.anchor;

/** The anchor cannot be bound; the message says what is wrong with its settings. */
final class UnusableAnchorException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableAnchorException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}

package io.kicktrain.contracts.devnet;

/** There is no local chain to be had here; the message says what to install. */
public final class DevnetException extends Exception {
  private static final long serialVersionUID = 1;

  DevnetException(String message) {
    super(message);
  }

  DevnetException(String message, Throwable cause) {
    super(message, cause);
  }
}

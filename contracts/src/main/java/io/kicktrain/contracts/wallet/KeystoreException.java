package io.kicktrain.contracts.wallet;

/** A keystore cannot be used; the message says why and what to do, and holds no secret. */
public final class KeystoreException extends Exception {
  private static final long serialVersionUID = 1;

  KeystoreException(String message) {
    super(message);
  }

  KeystoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

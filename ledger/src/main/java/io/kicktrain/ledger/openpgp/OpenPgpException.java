package io.kicktrain.ledger.openpgp;

/** Bytes that are no certificate or signature, or one that is not good enough; says why. */
public final class OpenPgpException extends IllegalArgumentException {
  OpenPgpException(String message) {
    super(message);
  }

  OpenPgpException(String message, Throwable cause) {
    super(message, cause);
  }
}

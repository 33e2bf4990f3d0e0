package io.kicktrain.ledger.dedup;

import java.io.IOException;

/** A run that cannot be used; it is made again from the log. */
final class DamagedRunException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedRunException(String message) {
    super(message);
  }
}

package io.kicktrain.ledger.run;

import java.io.IOException;

/** A run, or a folder of them, that cannot be used; it can be made again from the log. */
public final class DamagedRunException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedRunException(String message) {
    super(message);
  }
}

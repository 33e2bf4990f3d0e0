package io.kicktrain.worker.state;

import java.io.IOException;

/** A donor's state cannot be used as it is; the message says why and what to do. */
public final class StateException extends IOException {

  private static final long serialVersionUID = 1L;

  StateException(String message) {
    super(message);
  }
}

package io.kicktrain.contracts.chain;

import java.io.IOException;

/** A node serves another chain than the one that is meant. */
public final class WrongChainException extends IOException {
  private static final long serialVersionUID = 1;

  WrongChainException(String message) {
    super(message);
  }
}

package io.kicktrain.training.data;

import java.io.IOException;

/**
 * Bytes are not the shard they were taken for. The message says what was expected and what was
 * found.
 */
public final class ShardMismatchException extends IOException {

  private static final long serialVersionUID = 1L;

  ShardMismatchException(String message) {
    super(message);
  }
}

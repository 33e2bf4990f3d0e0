package io.kicktrain.training.model;

import java.io.IOException;

/**
 * A safetensors file does not hold the expected model. The message says what is wrong and where.
 */
public final class SafetensorsException extends IOException {

  private static final long serialVersionUID = 1L;

  SafetensorsException(String message) {
    super(message);
  }
}

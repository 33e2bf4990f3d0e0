package io.kicktrain.contracts.generator;

/** An artifact that no class can be made of; the message is what the build shows. */
public final class GeneratorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GeneratorException(String message) {
    super(message);
  }
}

package io.kicktrain.training.recipe;

/**
 * What goes from one layer to the next, for one sample.
 *
 * @param positions {@code context} while the sequence is kept, 1 after it was flattened
 * @param width channels per position; after flattening context x width, at most 2^27
 */
public record Shape(int positions, int width) {

  /** Checks the ranges. */
  public Shape {
    Check.range("positions", positions, 1, ModelSpec.MAX_CONTEXT);
    Check.range("width", width, 1, Integer.MAX_VALUE);
  }
}

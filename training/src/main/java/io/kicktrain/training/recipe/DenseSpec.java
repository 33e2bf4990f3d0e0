package io.kicktrain.training.recipe;

import io.kicktrain.codec.value.ValueFormat;

/**
 * Which tensors are sent whole in every message, beside what is selected of the others: biases and
 * norms are few, and their updates would wait behind those of large matrices (Deep Gradient
 * Compression leaves them uncompressed).
 *
 * @param upTo coordinates of the largest of these tensors, 1 to 2,147,483,647
 * @param values how they are written
 */
public record DenseSpec(int upTo, ValueFormat values) {

  /** Checks the range. */
  public DenseSpec {
    Check.range("upTo", upTo, 1, Integer.MAX_VALUE);
  }
}

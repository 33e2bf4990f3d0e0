package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import io.kicktrain.training.recipe.ModelSpec;

/**
 * The forward pass of one kind of model.
 *
 * <p>No implementation may multiply, divide or raise by a Java {@code Number}: DJL keeps such a
 * scalar in a buffer that can be freed before the backward pass reads it. Constants are tensors
 * instead.
 */
interface Architecture {

  /** The forward pass of a recipe's model. */
  static Architecture of(ModelSpec spec, Kernels kernels) {
    return spec instanceof ModelSpec.Gpt2 gpt2
        ? new Gpt2(gpt2, kernels)
        : new Sequential((ModelSpec.Sequential) spec, kernels);
  }

  /**
   * Scores of the next token.
   *
   * @param weights the model's tensors; results hang on their manager
   * @param tokens int64 [rows, length]
   * @return float32 [rows * predictions, vocabulary], row-major
   */
  NDArray logits(Tensors weights, NDArray tokens);

  /** How many of a window's tokens it predicts: every one of the context, or only the last. */
  int predictions();
}

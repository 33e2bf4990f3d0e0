package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** Differentiable functions that the models share. */
final class Functions {

  /** Epsilon of layer normalisation, as in GPT-2. */
  private static final float NORM_EPSILON = 1e-5f;

  private Functions() {}

  /** {@code x W + b} with W as [in, out], which is how GPT-2's files hold it; x is [rows, in]. */
  static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    // The engine's linear wants [out, in] and transposes it back: both transposes are views, the
    // bias is added inside.
    return x.getNDArrayInternal().linear(x, weight.transpose(), bias).singletonOrThrow();
  }

  /** Rows of the table [vocabulary, width] for tokens of any shape. */
  static NDArray embedding(NDArray tokens, NDArray table) {
    return tokens
        .getNDArrayInternal()
        .embedding(tokens, table, SparseFormat.DENSE)
        .singletonOrThrow();
  }

  /** Layer normalisation over the last axis. */
  static NDArray layerNorm(NDArray x, NDArray scale, NDArray bias) {
    return x.getNDArrayInternal()
        .layerNorm(x, scale.getShape(), scale, bias, NORM_EPSILON)
        .singletonOrThrow();
  }

  /**
   * Mean cross entropy.
   *
   * @param logits [n, vocabulary]
   * @param targets int64 [n, 1]
   * @return a scalar, nats per token
   */
  static NDArray crossEntropy(NDArray logits, NDArray targets) {
    return logits.logSoftmax(-1).gather(targets, -1).mean().neg();
  }
}

package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;

/** Differentiable functions that the models share. */
final class Functions {

  /** Epsilon of layer normalisation, as in GPT-2. */
  private static final float NORM_EPSILON = 1e-5f;

  private static final double GELU_SLOPE = 2 * Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBE = 0.044715 * GELU_SLOPE;

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
   * GPT-2's GELU, {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))}, written as {@code x
   * sigmoid(2 sqrt(2/pi) (x + 0.044715 x^3))}, which is the same function with fewer passes over
   * memory.
   */
  static NDArray gelu(NDArray x) {
    NDManager manager = x.getManager();
    NDArray slope = x.square().mul(scalar(manager, GELU_CUBE)).addi(scalar(manager, GELU_SLOPE));
    NDArray gate = slope.mul(x);
    return x.mul(Activation.sigmoid(gate));
  }

  /** A constant that the backward pass can rely on. */
  static NDArray scalar(NDManager manager, double value) {
    return manager.full(new Shape(), (float) value);
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

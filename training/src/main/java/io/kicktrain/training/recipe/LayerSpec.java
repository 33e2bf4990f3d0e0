package io.kicktrain.training.recipe;

/**
 * One layer of a {@link ModelSpec.Sequential}. JSON member {@code type} tells the kinds apart.
 * Weights have PyTorch's shapes: linear [out, in], convolution [out, in, kernel].
 */
public sealed interface LayerSpec {

  /**
   * Token to vector. Must be the first layer, and only that.
   *
   * @param width length of the vector
   */
  record Embedding(int width) implements LayerSpec {}

  /**
   * Affine map with bias, at every position alike.
   *
   * @param out channels it gives
   */
  record Linear(int out) implements LayerSpec {}

  /**
   * Elementwise function.
   *
   * @param function which one
   */
  record Activation(Function function) implements LayerSpec {

    /** The elementwise functions. */
    public enum Function {
      /** max(x, 0). */
      RELU,
      /** x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), the approximation GPT-2 uses. */
      GELU,
      /** Hyperbolic tangent. */
      TANH
    }
  }

  /** Joins all positions to one vector, position by position. */
  record Flatten() implements LayerSpec {}

  /** Normalises the channels of each position, epsilon 1e-5, with learned weight and bias. */
  record LayerNorm() implements LayerSpec {}

  /**
   * Causal convolution with bias: position t sees t - kernel + 1 to t, zeros before the first.
   *
   * @param out channels it gives
   * @param kernel positions it sees, at most the context
   */
  record Conv1d(int out, int kernel) implements LayerSpec {}

  /** Affine map with bias to the vocabulary. Must be the last layer, and only that. */
  record Output() implements LayerSpec {}
}

package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.ModelSpec;

/**
 * Layers one after the other: an MLP over the whole context when a recipe flattens the sequence, a
 * causal convolutional network when it keeps it.
 */
final class Sequential implements Architecture {

  private final ModelSpec.Sequential spec;
  private final Kernels kernels;

  Sequential(ModelSpec.Sequential spec, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
  }

  @Override
  public int predictions() {
    return spec.keepsSequence() ? spec.context() : 1;
  }

  @Override
  public NDArray logits(Tensors weights, NDArray tokens) {
    NDArray x = tokens;
    for (int i = 0; i < spec.layers().size(); i++) {
      x = apply(spec.layers().get(i), weights, "layers." + i + ".", x);
    }
    return x.reshape(-1, spec.vocabulary());
  }

  /** Between layers x is [rows, positions, channels], or [rows, channels] after flattening. */
  private NDArray apply(LayerSpec layer, Tensors weights, String at, NDArray x) {
    if (layer instanceof LayerSpec.Embedding) {
      return Functions.embedding(x, weights.get(at + "weight"));
    }
    if (layer instanceof LayerSpec.Flatten) {
      return x.reshape(x.getShape().get(0), -1);
    }
    if (layer instanceof LayerSpec.Activation activation) {
      return activate(activation.function(), x);
    }
    NDArray weight = weights.get(at + "weight");
    NDArray bias = weights.get(at + "bias");
    if (layer instanceof LayerSpec.LayerNorm) {
      return Functions.layerNorm(x, weight, bias);
    }
    if (layer instanceof LayerSpec.Conv1d conv) {
      return causalConvolution(x, weight, bias, conv.kernel());
    }
    return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
  }

  private NDArray activate(LayerSpec.Activation.Function function, NDArray x) {
    return switch (function) {
      case RELU -> Activation.relu(x);
      case GELU -> kernels.gelu(x);
      case TANH -> x.tanh();
    };
  }

  /** Zeros stand before the first position, so that none sees a later one. */
  private static NDArray causalConvolution(NDArray x, NDArray weight, NDArray bias, int kernel) {
    NDArray channelsFirst = x.transpose(0, 2, 1).pad(new Shape(kernel - 1, 0), 0);
    return x.getNDArrayInternal()
        .convolution(channelsFirst, weight, bias, new Shape(1), new Shape(0), new Shape(1), 1)
        .singletonOrThrow()
        .transpose(0, 2, 1);
  }
}

package io.kicktrain.training.model;

import io.kicktrain.training.recipe.ModelSpec;
import java.util.List;

/**
 * Which coordinate of the flat parameter vector is which tensor: tensors in recipe order, without
 * gaps. Immutable.
 *
 * <p>GPT-2 has the names, shapes and order of Hugging Face's {@code GPT2LMHeadModel}; its output is
 * tied to the token embedding and has no tensor of its own. A sequential model has the names of
 * PyTorch's {@code nn.Sequential} behind the prefix {@code layers}.
 */
public final class ModelLayout {

  private final ModelSpec model;
  private final List<ParameterSpec> tensors;

  private ModelLayout(ModelSpec model, List<ParameterSpec> tensors) {
    this.model = model;
    this.tensors = tensors;
    long end = tensors.get(tensors.size() - 1).end();
    if (end != model.parameters()) {
      throw new IllegalStateException(
          "the layout has " + end + " coordinates, the recipe counts " + model.parameters());
    }
  }

  /**
   * Lays a model out.
   *
   * @param model a recipe's model
   * @return its layout
   */
  public static ModelLayout of(ModelSpec model) {
    if (model instanceof ModelSpec.Gpt2 gpt2) {
      return new ModelLayout(model, Gpt2Layout.tensors(gpt2));
    }
    return new ModelLayout(model, SequentialLayout.tensors((ModelSpec.Sequential) model));
  }

  /** The model that is laid out. */
  public ModelSpec model() {
    return model;
  }

  /** Number of coordinates, at least 1. */
  public long parameters() {
    return model.parameters();
  }

  /** The tensors in order of their offsets. */
  public List<ParameterSpec> tensors() {
    return tensors;
  }

  /** Floating point operations of training on one sample: see {@link ModelSpec#flopsPerSample}. */
  public long flopsPerSample() {
    return model.flopsPerSample();
  }

  /** Credit for one sample in units of 10^6 floating point operations, rounded up, at least 1. */
  public long creditPerSample() {
    return model.creditPerSample();
  }
}

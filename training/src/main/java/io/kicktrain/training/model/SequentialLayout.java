package io.kicktrain.training.model;

import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.ModelSpec;
import io.kicktrain.training.recipe.Shape;
import java.util.List;

/**
 * A sequential model as PyTorch would name and shape it: {@code layers.<number>.weight} and {@code
 * .bias}. Embeddings start with deviation 1, matrices with 1 / sqrt(inputs), the output with 0.02,
 * so that the first loss is near ln(vocabulary).
 */
final class SequentialLayout {

  private static final double OUTPUT_STD = 0.02;

  private SequentialLayout() {}

  static List<ParameterSpec> tensors(ModelSpec.Sequential m) {
    LayoutBuilder layout = new LayoutBuilder();
    List<Shape> inputs = m.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      layer(layout, "layers." + i, m, m.layers().get(i), inputs.get(i).width());
    }
    return layout.tensors();
  }

  private static void layer(
      LayoutBuilder layout, String name, ModelSpec.Sequential m, LayerSpec layer, long in) {
    String weight = name + ".weight";
    String bias = name + ".bias";
    if (layer instanceof LayerSpec.Embedding embedding) {
      layout.normal(weight, 1.0, m.vocabulary(), embedding.width());
    } else if (layer instanceof LayerSpec.Linear linear) {
      layout.normal(weight, fanIn(in), linear.out(), in).zeros(bias, linear.out());
    } else if (layer instanceof LayerSpec.Conv1d conv) {
      layout
          .normal(weight, fanIn(in * conv.kernel()), conv.out(), in, conv.kernel())
          .zeros(bias, conv.out());
    } else if (layer instanceof LayerSpec.LayerNorm) {
      layout.ones(weight, in).zeros(bias, in);
    } else if (layer instanceof LayerSpec.Output) {
      layout.normal(weight, OUTPUT_STD, m.vocabulary(), in).zeros(bias, m.vocabulary());
    }
  }

  private static double fanIn(long inputs) {
    return 1.0 / Math.sqrt((double) inputs);
  }
}

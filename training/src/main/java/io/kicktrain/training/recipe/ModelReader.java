package io.kicktrain.training.recipe;

import java.util.List;

/** Reads the {@code model} of a recipe. */
final class ModelReader {

  private static final List<String> KINDS = List.of("gpt2", "sequential");

  private static final List<String> LAYERS =
      List.of("embedding", "linear", "activation", "flatten", "layer-norm", "conv1d", "output");

  private ModelReader() {}

  static ModelSpec model(Fields f) throws RecipeException {
    return f.oneOf("kind", "model", KINDS).equals("gpt2") ? gpt2(f) : sequential(f);
  }

  private static ModelSpec gpt2(Fields f) throws RecipeException {
    f.only("kind", "vocabulary", "context", "width", "layers", "heads");
    int vocabulary = f.integer("vocabulary");
    int context = f.integer("context");
    int width = f.integer("width");
    int layers = f.integer("layers");
    int heads = f.integer("heads");
    return f.make(() -> new ModelSpec.Gpt2(vocabulary, context, width, layers, heads));
  }

  private static ModelSpec sequential(Fields f) throws RecipeException {
    f.only("kind", "vocabulary", "context", "layers");
    int vocabulary = f.integer("vocabulary");
    int context = f.integer("context");
    List<LayerSpec> layers = f.array("layers", ModelSpec.MAX_LAYERS, ModelReader::layer);
    return f.make(() -> new ModelSpec.Sequential(vocabulary, context, layers));
  }

  private static LayerSpec layer(Fields f) throws RecipeException {
    String type = f.oneOf("type", "layer", LAYERS);
    return switch (type) {
      case "embedding" -> new LayerSpec.Embedding(f.only("type", "width").integer("width"));
      case "linear" -> new LayerSpec.Linear(f.only("type", "out").integer("out"));
      case "activation" ->
          new LayerSpec.Activation(
              f.only("type", "function").oneOf("function", LayerSpec.Activation.Function.class));
      case "conv1d" -> {
        f.only("type", "out", "kernel");
        yield new LayerSpec.Conv1d(f.integer("out"), f.integer("kernel"));
      }
      case "flatten" -> bare(f, new LayerSpec.Flatten());
      case "layer-norm" -> bare(f, new LayerSpec.LayerNorm());
      default -> bare(f, new LayerSpec.Output());
    };
  }

  private static LayerSpec bare(Fields f, LayerSpec layer) throws RecipeException {
    f.only("type");
    return layer;
  }
}

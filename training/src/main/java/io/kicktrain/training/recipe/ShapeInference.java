package io.kicktrain.training.recipe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Follows one sample through the layers of a {@link ModelSpec.Sequential}. */
final class ShapeInference {

  private ShapeInference() {}

  /** Input shape of every layer; refuses layers in places where they make no sense. */
  static List<Shape> inputs(int context, List<LayerSpec> layers) {
    List<Shape> inputs = new ArrayList<>(layers.size());
    Shape shape = new Shape(context, 1);
    boolean flat = false;
    for (int i = 0; i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      checkPlace(layers, i, flat);
      inputs.add(shape);
      shape = after("layers/" + i, shape, layer);
      flat |= layer instanceof LayerSpec.Flatten;
    }
    return List.copyOf(inputs);
  }

  private static void checkPlace(List<LayerSpec> layers, int i, boolean flat) {
    LayerSpec layer = layers.get(i);
    boolean last = i == layers.size() - 1;
    if ((i == 0) != (layer instanceof LayerSpec.Embedding)) {
      throw misplaced(i, "the first layer, and only that, must be an \"embedding\"");
    }
    if (last != (layer instanceof LayerSpec.Output)) {
      throw misplaced(i, "the last layer, and only that, must be an \"output\"");
    }
    if (flat && layer instanceof LayerSpec.Flatten) {
      throw misplaced(i, "the sequence is flattened already");
    }
    if (flat && layer instanceof LayerSpec.Conv1d) {
      throw misplaced(i, "a \"conv1d\" needs a sequence, but \"flatten\" came before it");
    }
  }

  private static InvalidFieldException misplaced(int layer, String problem) {
    return new InvalidFieldException("layers/" + layer, problem);
  }

  private static Shape after(String at, Shape input, LayerSpec layer) {
    if (layer instanceof LayerSpec.Embedding embedding) {
      return new Shape(input.positions(), atLeastOne(at + "/width", embedding.width()));
    }
    if (layer instanceof LayerSpec.Linear linear) {
      return new Shape(input.positions(), atLeastOne(at + "/out", linear.out()));
    }
    if (layer instanceof LayerSpec.Conv1d conv) {
      Check.range(at + "/kernel", conv.kernel(), 1, input.positions());
      return new Shape(input.positions(), atLeastOne(at + "/out", conv.out()));
    }
    if (layer instanceof LayerSpec.Flatten) {
      long width = (long) input.positions() * input.width();
      long most = (long) ModelSpec.MAX_CONTEXT * ModelSpec.MAX_WIDTH;
      if (width > most) {
        throw new InvalidFieldException(
            at,
            "flattening gives " + Check.count(width) + " channels, at most " + Check.count(most));
      }
      return new Shape(1, (int) width);
    }
    return input;
  }

  private static int atLeastOne(String field, int value) {
    Check.range(field, value, 1, Integer.MAX_VALUE);
    return value;
  }

  /** Upper limits of one layer, which are looked at after the number of parameters. */
  static void checkLimits(String at, LayerSpec layer) {
    if (layer instanceof LayerSpec.Embedding embedding) {
      Check.range(at + "/width", embedding.width(), 1, ModelSpec.MAX_WIDTH);
    } else if (layer instanceof LayerSpec.Linear linear) {
      Check.range(at + "/out", linear.out(), 1, ModelSpec.MAX_WIDTH);
    } else if (layer instanceof LayerSpec.Conv1d conv) {
      Check.range(at + "/out", conv.out(), 1, ModelSpec.MAX_WIDTH);
    }
  }

  static BigInteger parameters(int vocabulary, int context, List<LayerSpec> layers) {
    List<Shape> inputs = inputs(context, layers);
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < inputs.size(); i++) {
      sum = sum.add(weights(vocabulary, inputs.get(i), layers.get(i)));
      sum = sum.add(BigInteger.valueOf(others(vocabulary, inputs.get(i), layers.get(i))));
    }
    return sum;
  }

  /** Entries of the layer's matrix; zero when it has none. */
  static BigInteger weights(int vocabulary, Shape input, LayerSpec layer) {
    BigInteger in = BigInteger.valueOf(input.width());
    if (layer instanceof LayerSpec.Embedding embedding) {
      return BigInteger.valueOf((long) vocabulary * embedding.width());
    }
    if (layer instanceof LayerSpec.Linear linear) {
      return in.multiply(BigInteger.valueOf(linear.out()));
    }
    if (layer instanceof LayerSpec.Conv1d conv) {
      return in.multiply(BigInteger.valueOf((long) conv.out() * conv.kernel()));
    }
    return layer instanceof LayerSpec.Output
        ? in.multiply(BigInteger.valueOf(vocabulary))
        : BigInteger.ZERO;
  }

  /** Entries of the layer's bias and, for a norm, of its weight. */
  private static long others(int vocabulary, Shape input, LayerSpec layer) {
    if (layer instanceof LayerSpec.Linear linear) {
      return linear.out();
    }
    if (layer instanceof LayerSpec.Conv1d conv) {
      return conv.out();
    }
    if (layer instanceof LayerSpec.LayerNorm) {
      return 2L * input.width();
    }
    return layer instanceof LayerSpec.Output ? vocabulary : 0;
  }
}

package io.kicktrain.worker.model;

import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Layers one after the other, on [positions][channels]. */
final class ReferenceSequential extends Reference {

  private final ModelSpec.Sequential spec;

  ReferenceSequential(ModelSpec.Sequential spec) {
    super(ModelLayout.of(spec));
    this.spec = spec;
  }

  @Override
  double[][] logits(long[] window, int length) {
    double[][] x = new double[length][];
    for (int t = 0; t < length; t++) {
      x[t] = new double[] {window[t]};
    }
    for (int i = 0; i < spec.layers().size(); i++) {
      x = apply(spec.layers().get(i), "layers." + i, x);
    }
    return x;
  }

  private double[][] apply(LayerSpec layer, String name, double[][] x) {
    if (layer instanceof LayerSpec.Embedding embedding) {
      return each(x, token -> row(name, (long) token[0], embedding.width()));
    }
    if (layer instanceof LayerSpec.Flatten) {
      return new double[][] {Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray()};
    }
    if (layer instanceof LayerSpec.Activation activation) {
      DoubleUnaryOperator function = function(activation.function());
      return each(x, row -> Arrays.stream(row).map(function).toArray());
    }
    if (layer instanceof LayerSpec.LayerNorm) {
      return each(x, row -> layerNorm(row, name));
    }
    if (layer instanceof LayerSpec.Conv1d conv) {
      return convolve(conv, name, x);
    }
    int out = layer instanceof LayerSpec.Linear linear ? linear.out() : spec.vocabulary();
    return each(x, row -> affine(row, name, out, false));
  }

  private double[][] convolve(LayerSpec.Conv1d conv, String name, double[][] x) {
    double[][] y = new double[x.length][conv.out()];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < conv.out(); o++) {
        y[t][o] = at(name + ".bias", o);
        for (int k = Math.max(0, conv.kernel() - 1 - t); k < conv.kernel(); k++) {
          double[] seen = x[t - (conv.kernel() - 1) + k];
          for (int i = 0; i < seen.length; i++) {
            long index = ((long) o * seen.length + i) * conv.kernel() + k;
            y[t][o] += seen[i] * at(name + ".weight", index);
          }
        }
      }
    }
    return y;
  }

  private double[] row(String name, long token, int width) {
    double[] row = new double[width];
    for (int c = 0; c < width; c++) {
      row[c] = at(name + ".weight", token * width + c);
    }
    return row;
  }

  private static DoubleUnaryOperator function(LayerSpec.Activation.Function function) {
    return switch (function) {
      case RELU -> x -> Math.max(x, 0);
      case GELU -> Reference::gelu;
      case TANH -> Math::tanh;
    };
  }

  private static double[][] each(double[][] x, UnaryOperator<double[]> map) {
    return Arrays.stream(x).map(map).toArray(double[][]::new);
  }
}

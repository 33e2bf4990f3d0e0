package io.kicktrain.worker.model;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.LayerSpec.Activation.Function;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.List;
import java.util.SplittableRandom;

/** Small models and data for the tests. */
final class Models {

  static final ModelSpec.Gpt2 GPT2 = new ModelSpec.Gpt2(13, 4, 6, 2, 3);

  static final ModelSpec.Sequential MLP =
      new ModelSpec.Sequential(
          11,
          5,
          List.of(
              new LayerSpec.Embedding(4),
              new LayerSpec.Flatten(),
              new LayerSpec.Linear(9),
              new LayerSpec.Activation(Function.TANH),
              new LayerSpec.LayerNorm(),
              new LayerSpec.Output()));

  static final ModelSpec.Sequential CNN =
      new ModelSpec.Sequential(
          11,
          7,
          List.of(
              new LayerSpec.Embedding(4),
              new LayerSpec.Conv1d(6, 3),
              new LayerSpec.Activation(Function.GELU),
              new LayerSpec.Conv1d(5, 2),
              new LayerSpec.Activation(Function.RELU),
              new LayerSpec.LayerNorm(),
              new LayerSpec.Linear(8),
              new LayerSpec.Output()));

  private Models() {}

  /** Weights without a zero bias or a one anywhere, so that every term counts. */
  static ParameterVector weights(ModelSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterVector weights = new ParameterVector(ModelLayout.of(spec).parameters());
    for (long i = 0; i < weights.length(); i++) {
      weights.set(i, (float) (random.nextDouble() - 0.4));
    }
    return weights;
  }

  static long[][] windows(ModelSpec spec, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] windows = new long[rows][spec.context() + 1];
    for (long[] window : windows) {
      for (int i = 0; i < window.length; i++) {
        window[i] = random.nextInt(spec.vocabulary());
      }
    }
    return windows;
  }

  static TokenBatch batch(long[][] windows) {
    int columns = windows[0].length;
    long[] tokens = new long[windows.length * columns];
    for (int row = 0; row < windows.length; row++) {
      System.arraycopy(windows[row], 0, tokens, row * columns, columns);
    }
    return new TokenBatch(windows.length, columns, tokens);
  }

  static double[] doubles(ParameterVector vector) {
    double[] values = new double[(int) vector.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector.get(i);
    }
    return values;
  }

  static Reference reference(ModelSpec spec) {
    return spec instanceof ModelSpec.Gpt2 gpt2
        ? new ReferenceGpt2(gpt2)
        : new ReferenceSequential((ModelSpec.Sequential) spec);
  }
}

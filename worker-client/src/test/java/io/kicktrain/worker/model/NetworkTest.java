package io.kicktrain.worker.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.ParameterSpec;
import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

  static Stream<ModelSpec> models() {
    return Stream.of(Models.GPT2, Models.MLP, Models.CNN);
  }

  @ParameterizedTest
  @MethodSource("models")
  void computesTheLossOfThePlainJavaModel(ModelSpec spec) {
    ParameterVector weights = Models.weights(spec, 1);
    long[][] windows = Models.windows(spec, 4, 2);
    try (Network network = Network.of(spec, "cpu")) {
      network.load(weights);
      double expected = Models.reference(spec).loss(Models.doubles(weights), windows);
      assertEquals(expected, network.loss(Models.batch(windows)), 2e-6 * expected);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientOfEveryCoordinateIsTheSlopeOfThePlainJavaLoss(ModelSpec spec) {
    ParameterVector weights = Models.weights(spec, 3);
    long[][] windows = Models.windows(spec, 2, 4);
    float[] gradient = gradient(spec, weights, windows);
    Reference reference = Models.reference(spec);
    double[] theta = Models.doubles(weights);
    for (int i = 0; i < theta.length; i++) {
      assertEquals(slope(reference, theta, i, windows), gradient[i], 2e-5, "coordinate " + i);
    }
  }

  private static float[] gradient(ModelSpec spec, ParameterVector weights, long[][] windows) {
    try (Network network = Network.of(spec, "cpu")) {
      network.load(weights);
      float[][] gradient = new float[1][];
      // The second pass shows that nothing of the first is left in the gradient.
      network.gradient(Models.batch(windows), ignored -> {});
      network.gradient(Models.batch(windows), g -> gradient[0] = g.toFloatArray());
      return gradient[0];
    }
  }

  private static double slope(Reference reference, double[] theta, int i, long[][] windows) {
    double step = 1e-5;
    double here = theta[i];
    theta[i] = here + step;
    double above = reference.loss(theta, windows);
    theta[i] = here - step;
    double below = reference.loss(theta, windows);
    theta[i] = here;
    return (above - below) / (2 * step);
  }

  @Test
  void storesWhatWasLoadedBitForBitAcrossSegments() {
    ModelSpec spec =
        new ModelSpec.Sequential(
            300, 2, List.of(new LayerSpec.Embedding(1000), new LayerSpec.Output()));
    ParameterVector weights = Models.weights(spec, 5);
    weights.set(Geometry.SEGMENT, -0f);
    weights.set(Geometry.SEGMENT - 1, Float.MIN_VALUE);
    ParameterVector back = new ParameterVector(weights.length());
    try (Network network = Network.of(spec, "cpu")) {
      network.load(weights);
      network.store(back);
    }
    assertEquals(3, back.segments());
    for (int s = 0; s < back.segments(); s++) {
      assertArrayEquals(weights.segment(s), back.segment(s));
    }
  }

  @Test
  void aStepLeavesNoNativeMemoryBehind() {
    long[][] windows = Models.windows(Models.GPT2, 2, 6);
    try (Network network = Network.of(Models.GPT2, "cpu")) {
      network.load(Models.weights(Models.GPT2, 6));
      int before = network.manager().getManagedArrays().size();
      for (int i = 0; i < 300; i++) {
        network.gradient(Models.batch(windows), gradient -> gradient.muli(2));
        network.loss(Models.batch(windows));
      }
      assertEquals(before, network.manager().getManagedArrays().size());
    }
  }

  @Test
  void laterTokensDoNotChangeEarlierPredictions() {
    for (ModelSpec spec : List.of(Models.GPT2, Models.CNN)) {
      try (Network network = Network.of(spec, "cpu")) {
        network.load(Models.weights(spec, 7));
        Reference reference = Models.reference(spec);
        reference.loss(Models.doubles(Models.weights(spec, 7)), Models.windows(spec, 1, 7));
        long[] window = Models.windows(spec, 1, 8)[0];
        double[][] all = reference.logits(window, spec.context());
        for (int length = 1; length <= spec.context(); length++) {
          float[] next = network.next(Arrays.copyOf(window, length));
          for (int token = 0; token < next.length; token++) {
            assertEquals(all[length - 1][token], next[token], 1e-4);
          }
        }
      }
    }
  }

  @Test
  void refusesVectorsAndBatchesOfAnotherSize() {
    try (Network network = Network.of(Models.MLP, "cpu")) {
      ParameterVector wrong = new ParameterVector(network.layout().parameters() + 1);
      assertThrows(IllegalArgumentException.class, () -> network.load(wrong));
      TokenBatch longer = new TokenBatch(1, 9, new long[9]);
      assertThrows(IllegalArgumentException.class, () -> network.loss(longer));
    }
  }

  @Test
  void everyTensorOfTheLayoutIsUsed() {
    for (ModelSpec spec : List.of(Models.GPT2, Models.MLP, Models.CNN)) {
      float[] gradient = gradient(spec, Models.weights(spec, 9), Models.windows(spec, 4, 9));
      for (ParameterSpec tensor : ModelLayout.of(spec).tensors()) {
        double sum = 0;
        for (long i = tensor.offset(); i < tensor.end(); i++) {
          sum += Math.abs(gradient[(int) i]);
        }
        assertTrue(sum > 0, tensor.name());
      }
    }
  }
}

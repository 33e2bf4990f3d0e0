package io.kicktrain.worker.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.training.recipe.InnerOptimizer;
import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.LocalWork;
import io.kicktrain.training.recipe.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextSamplerTest {

  private static final ModelSpec GPT2 = new ModelSpec.Gpt2(256, 8, 16, 1, 2);

  private static final ModelSpec MLP =
      new ModelSpec.Sequential(
          256,
          8,
          List.of(
              new LayerSpec.Embedding(8),
              new LayerSpec.Flatten(),
              new LayerSpec.Linear(32),
              new LayerSpec.Activation(LayerSpec.Activation.Function.RELU),
              new LayerSpec.Output()));

  @Test
  void continuesWhatTheModelHasLearned() {
    for (ModelSpec spec : List.of(GPT2, MLP)) {
      try (Network network = Network.of(spec, "cpu")) {
        learn(network, "hello, hello, hello, hello, ");
        assertEquals("lo, hello, hell", TextSampler.sample(network, "hello, hel", 15, 0, 1));
      }
    }
  }

  private static void learn(Network network, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int columns = network.spec().context() + 1;
    int rows = bytes.length - columns + 1;
    long[] tokens = new long[rows * columns];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = bytes[i / columns + i % columns];
    }
    InnerOptimizer adam = new InnerOptimizer(0.02, 0.9, 0.95, 1e-8, 0, 0);
    LocalTraining training =
        LocalTraining.of(
            network, new LocalWork(LocalWork.Mode.LOCAL_STEPS, rows, 100, Optional.of(adam), 1));
    training.begin(Models.weights(network.spec(), 1), 0);
    for (int i = 0; i < 120; i++) {
      training.step(new TokenBatch(rows, columns, tokens));
    }
  }

  @Test
  void theSameSeedGivesTheSameText() {
    for (ModelSpec spec : List.of(GPT2, MLP)) {
      try (Network network = Network.of(spec, "cpu")) {
        network.load(Models.weights(spec, 2));
        String text = TextSampler.sample(network, "", 40, 1, 7);
        assertEquals(text, TextSampler.sample(network, "", 40, 1, 7));
        assertNotEquals(text, TextSampler.sample(network, "", 40, 1, 8));
      }
    }
  }

  @Test
  void writesNothingWhenAskedForNothingAndRefusesNonsense() {
    try (Network network = Network.of(GPT2, "cpu")) {
      assertEquals("", TextSampler.sample(network, "x", 0, 1, 1));
      assertThrows(
          IllegalArgumentException.class, () -> TextSampler.sample(network, "x", 1, Double.NaN, 1));
      assertThrows(
          IllegalArgumentException.class, () -> TextSampler.sample(network, "x", -1, 1, 1));
    }
  }
}

package io.kicktrain.training.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSpecTest {

  /** The numbers of parameters that transformers reports for its gpt2 models. */
  @ParameterizedTest
  @CsvSource({
    "768, 12, 12, 124439808",
    "1024, 24, 16, 354823168",
    "1280, 36, 20, 774030080",
    "1600, 48, 25, 1557611200"
  })
  void countsThePublishedGpt2Models(int width, int layers, int heads, long parameters) {
    assertEquals(parameters, new ModelSpec.Gpt2(50257, 1024, width, layers, heads).parameters());
  }

  @Test
  void countsOperationsOfAGpt2() {
    ModelSpec gpt2 = new ModelSpec.Gpt2(50257, 1024, 768, 12, 12);
    long weights = 124_439_808L - 1024 * 768;
    assertEquals((6 * weights + 12L * 12 * 768 * 1024) * 1024, gpt2.flopsPerSample());
    assertEquals(875_691, gpt2.creditPerSample());
  }

  @Test
  void roundsCreditUpToAtLeastOne() {
    ModelSpec tiny =
        new ModelSpec.Sequential(2, 1, List.of(new LayerSpec.Embedding(1), new LayerSpec.Output()));
    assertEquals(12, tiny.flopsPerSample());
    assertEquals(1, tiny.creditPerSample());
  }

  @Test
  void infersShapesWithAndWithoutFlattening() {
    ModelSpec.Sequential mlp = (ModelSpec.Sequential) Examples.recipe("mlp-java.json").model();
    assertEquals(
        List.of(
            new Shape(16, 1),
            new Shape(16, 32),
            new Shape(1, 512),
            new Shape(1, 256),
            new Shape(1, 256),
            new Shape(1, 256)),
        mlp.inputs());
    assertFalse(mlp.keepsSequence());
    assertEquals(205_824, mlp.parameters());
    assertEquals(6 * (512 * 256 + 256 * 256), mlp.flopsPerSample());

    ModelSpec.Sequential cnn = (ModelSpec.Sequential) Examples.recipe("cnn-java.json").model();
    assertTrue(cnn.keepsSequence());
    assertEquals(new Shape(64, 128), cnn.inputs().get(8));
    long weights = 64 * 128 * 3 + 2 * 128 * 128 * 3 + 128 * 256;
    assertEquals(6 * 64 * weights, cnn.flopsPerSample());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output output | layers/0 | the first layer, and only that, must be an \"embedding\"",
        "embedding embedding output | layers/1 | the first layer, and only that",
        "embedding flatten | layers/1 | the last layer, and only that, must be an \"output\"",
        "embedding output output | layers/1 | the last layer, and only that",
        "embedding flatten flatten output | layers/2 | flattened already",
        "embedding flatten conv1d output | layers/2 | needs a sequence",
        "embedding conv1d9 output | layers/1/kernel | must be from 1 to 8, but is 9",
        "embedding linear0 output | layers/1/out | must be from 1 to",
        "embedding wide output | layers/1/out | must be from 1 to 16,384, but is 16,385",
        "embedding wide wide wide wide wide wide wide wide wide output || 2,147,483,647",
        "embedding | layers | must be from 2 to 256, but is 1",
      })
  void refusesLayersThatDoNotFit(String layers, String field, String problem) {
    List<LayerSpec> specs = List.of(layers.split(" ")).stream().map(this::layer).toList();
    InvalidFieldException e =
        assertThrows(InvalidFieldException.class, () -> new ModelSpec.Sequential(256, 8, specs));
    assertEquals(field == null ? "" : field, e.field());
    assertTrue(e.problem().contains(problem), e::getMessage);
  }

  private LayerSpec layer(String name) {
    return switch (name) {
      case "embedding" -> new LayerSpec.Embedding(4);
      case "flatten" -> new LayerSpec.Flatten();
      case "conv1d" -> new LayerSpec.Conv1d(4, 3);
      case "conv1d9" -> new LayerSpec.Conv1d(4, 9);
      case "linear0" -> new LayerSpec.Linear(0);
      case "wide" -> new LayerSpec.Linear(16_385);
      default -> new LayerSpec.Output();
    };
  }

  @Test
  void namesTheCountOfAModelThatIsFarTooLarge() {
    InvalidFieldException e =
        assertThrows(
            InvalidFieldException.class,
            () ->
                new ModelSpec.Gpt2(
                    Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1));
    assertEquals(
        "the model would have 118,842,243,674,551,100,020,520,648,705 parameters,"
            + " but at most 2,147,483,647 are supported",
        e.problem());
  }
}

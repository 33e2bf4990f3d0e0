package io.kicktrain.training.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLayoutTest {

  @ParameterizedTest
  @ValueSource(strings = {"gpt-java.json", "mlp-java.json", "cnn-java.json"})
  void tensorsFollowEachOtherWithoutGaps(String name) {
    ModelLayout layout = ModelLayout.of(Examples.recipe(name).model());
    long offset = 0;
    for (ParameterSpec tensor : layout.tensors()) {
      assertEquals(offset, tensor.offset(), tensor.name());
      offset = tensor.end();
    }
    assertEquals(layout.parameters(), offset);
    assertEquals(
        layout.tensors().size(),
        layout.tensors().stream().map(ParameterSpec::name).distinct().count());
  }

  @Test
  void gpt2HasTheNamesAndShapesOfTransformers() {
    List<ParameterSpec> tensors =
        ModelLayout.of(new ModelSpec.Gpt2(50257, 1024, 768, 12, 12)).tensors();
    assertEquals(2 + 12 * 12 + 2, tensors.size());
    assertEquals("transformer.wte.weight [50257, 768]", described(tensors.get(0)));
    assertEquals("transformer.wpe.weight [1024, 768]", described(tensors.get(1)));
    assertEquals(
        List.of(
            "transformer.h.11.ln_1.weight [768]",
            "transformer.h.11.ln_1.bias [768]",
            "transformer.h.11.attn.c_attn.weight [768, 2304]",
            "transformer.h.11.attn.c_attn.bias [2304]",
            "transformer.h.11.attn.c_proj.weight [768, 768]",
            "transformer.h.11.attn.c_proj.bias [768]",
            "transformer.h.11.ln_2.weight [768]",
            "transformer.h.11.ln_2.bias [768]",
            "transformer.h.11.mlp.c_fc.weight [768, 3072]",
            "transformer.h.11.mlp.c_fc.bias [3072]",
            "transformer.h.11.mlp.c_proj.weight [3072, 768]",
            "transformer.h.11.mlp.c_proj.bias [768]",
            "transformer.ln_f.weight [768]",
            "transformer.ln_f.bias [768]"),
        tensors.subList(tensors.size() - 14, tensors.size()).stream()
            .map(ModelLayoutTest::described)
            .toList());
  }

  @Test
  void sequentialHasTheNamesAndShapesOfPyTorch() {
    assertEquals(
        List.of(
            "layers.0.weight [256, 64]",
            "layers.1.weight [128, 64, 3]",
            "layers.1.bias [128]",
            "layers.3.weight [128, 128, 3]",
            "layers.3.bias [128]",
            "layers.5.weight [128, 128, 3]",
            "layers.5.bias [128]",
            "layers.6.weight [128]",
            "layers.6.bias [128]",
            "layers.8.weight [256, 128]",
            "layers.8.bias [256]"),
        ModelLayout.of(Examples.recipe("cnn-java.json").model()).tensors().stream()
            .map(ModelLayoutTest::described)
            .toList());
  }

  @Test
  void aTensorWhoseFieldsDisagreeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ParameterSpec("x", List.of(2L, 3L), 0, 7, new Init.Zeros()));
    assertThrows(IllegalArgumentException.class, () -> new Init.Normal(0));
  }

  private static String described(ParameterSpec tensor) {
    return tensor.name() + " " + tensor.shape();
  }
}

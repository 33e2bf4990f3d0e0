package io.kicktrain.training.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.ParameterSpec;
import io.kicktrain.training.recipe.DenseSpec;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenseTensorsTest {

  private static final ModelLayout GPT2 =
      ModelLayout.of(new ModelSpec.Gpt2(50_257, 1024, 768, 12, 12));

  private static Dense upTo(int size) {
    return DenseTensors.of(Optional.of(new DenseSpec(size, ValueFormat.Q8)), GPT2);
  }

  @Test
  void biasesAndNormsOfGpt2AreOneThousandth() {
    Dense dense = upTo(3072);
    assertEquals(98, dense.ranges().size());
    assertEquals(121_344, dense.count());
    assertEquals(124_439_808, GPT2.parameters());
    List<String> names =
        GPT2.tensors().stream()
            .filter(t -> dense.ranges().contains(new Dense.Range(t.offset(), t.end())))
            .map(ParameterSpec::name)
            .toList();
    assertEquals(98, names.size());
    assertTrue(names.stream().allMatch(name -> name.matches(".*(bias|ln_[12f]\\.weight)")));
  }

  @Test
  void theSizeIsTheLargestThatIsSentWhole() {
    assertEquals(98 - 12, upTo(3071).ranges().size());
    assertTrue(upTo(767).isEmpty());
    assertEquals(GPT2.parameters(), upTo(Integer.MAX_VALUE).count());
    assertEquals(Dense.NONE, DenseTensors.of(Optional.empty(), GPT2));
  }

  /** The largest models of a recipe have fewer tensors than a message may have ranges. */
  @Test
  void everyModelFits() {
    ModelLayout deepest = ModelLayout.of(new ModelSpec.Gpt2(256, 1, 64, 256, 1));
    Optional<DenseSpec> all = Optional.of(new DenseSpec(Integer.MAX_VALUE, ValueFormat.SIGN));
    assertFalse(DenseTensors.of(all, deepest).isEmpty());
    assertEquals(256 * 12 + 4, DenseTensors.of(all, deepest).ranges().size());
  }
}

package io.kicktrain.training.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.Recipe;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected numbers come from a second implementation in another language. */
class InitialWeightsTest {

  private static final Recipe GPT = Examples.recipe("gpt-java.json");
  private static final ModelLayout LAYOUT = ModelLayout.of(GPT.model());

  @ParameterizedTest
  @CsvSource({
    "gpt-java.json, d82e5b4a8185fe4c04d1357f1b71bd1b70efe4f22ddd215baa20761d6fcc7e44",
    "mlp-java.json, 462ec56e9a4fd8639eb5451511cb9e7272e32b1c20bba28ecb933b449d3e7a3e"
  })
  void theRootIsTheSpecifiedOne(String name, String root) {
    Recipe recipe = Examples.recipe(name);
    ModelLayout layout = ModelLayout.of(recipe.model());
    assertEquals(root, WeightsRoot.of(InitialWeights.generate(layout, recipe.seed())));
  }

  @Test
  void theFirstWeightsAreTheSpecifiedOnes() {
    ParameterVector weights = InitialWeights.generate(LAYOUT, GPT.seed());
    assertEquals(0xba8a143f, Float.floatToIntBits(weights.get(0)));
    assertEquals(0x3c8f68d4, Float.floatToIntBits(weights.get(1)));
    assertEquals(0x3c8068f0, Float.floatToIntBits(weights.get(2)));
    assertEquals(0x3cb5910a, Float.floatToIntBits(weights.get(3)));
    assertEquals(0x3c4b24c2, Float.floatToIntBits(weights.get(32767)));
    assertEquals(0xbca2076e, Float.floatToIntBits(weights.get(32768)));
  }

  @Test
  void theScalesAreTheSpecifiedOnes() {
    assertEquals(0x350de3bd, Float.floatToIntBits(new Init.Normal(0.02).scale()));
    assertEquals(0x3448a986, Float.floatToIntBits(new Init.Normal(0.02 / Math.sqrt(8)).scale()));
    assertEquals(0x37ddb3d7, Float.floatToIntBits(new Init.Normal(1.0).scale()));
    assertEquals(0x359cc471, Float.floatToIntBits(new Init.Normal(1 / Math.sqrt(512)).scale()));
  }

  @Test
  void aSegmentAloneIsThatOfTheWhole() {
    ParameterVector weights = InitialWeights.generate(LAYOUT, GPT.seed());
    for (int s = weights.segments() - 1; s >= 0; s--) {
      float[] expected = weights.segment(s);
      float[] segment = new float[expected.length + 3];
      Arrays.fill(segment, 42);
      InitialWeights.segment(LAYOUT, GPT.seed(), s, segment);
      assertArrayEquals(expected, Arrays.copyOf(segment, expected.length));
      assertEquals(42, segment[expected.length]);
    }
    float[] any = new float[1 << 18];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> InitialWeights.segment(LAYOUT, GPT.seed(), weights.segments(), any));
  }

  @Test
  void theWeightsHaveTheMeanAndDeviationOfTheirTensor() {
    ParameterVector weights = InitialWeights.generate(LAYOUT, GPT.seed());
    for (ParameterSpec tensor : LAYOUT.tensors()) {
      if (tensor.init() instanceof Init.Normal normal) {
        double sum = 0;
        double squares = 0;
        for (long i = tensor.offset(); i < tensor.end(); i++) {
          sum += weights.get(i);
          squares += (double) weights.get(i) * weights.get(i);
        }
        double standardError = normal.std() / Math.sqrt(tensor.size());
        assertEquals(0, sum / tensor.size(), 4 * standardError, tensor.name());
        assertEquals(normal.std(), Math.sqrt(squares / tensor.size()), 4 * standardError);
      }
    }
  }

  @Test
  void normsStartAsIdentityAndBiasesAtZero() {
    ParameterVector weights = InitialWeights.generate(LAYOUT, GPT.seed());
    for (ParameterSpec tensor : LAYOUT.tensors()) {
      if (!(tensor.init() instanceof Init.Normal)) {
        float expected = tensor.name().endsWith("bias") ? 0f : 1f;
        assertEquals(expected, weights.get(tensor.offset()), tensor.name());
        assertEquals(expected, weights.get(tensor.end() - 1), tensor.name());
      }
    }
  }

  @Test
  void theRootNamesEverySegmentAndTheirLengths() {
    ParameterVector weights = InitialWeights.generate(LAYOUT, GPT.seed());
    String root = WeightsRoot.of(weights);
    weights.set(weights.length() - 1, Math.nextUp(weights.get(weights.length() - 1)));
    assertNotEquals(root, WeightsRoot.of(weights));
    assertThrows(IllegalArgumentException.class, () -> new WeightsRoot().add(new float[1], 0));
  }
}

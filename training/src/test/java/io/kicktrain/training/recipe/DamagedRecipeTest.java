package io.kicktrain.training.recipe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a recipe is damaged, it is read or refused with a reason; nothing else is thrown. */
class DamagedRecipeTest {

  private static final byte[] CNN =
      Examples.text("cnn-java.json").strip().getBytes(StandardCharsets.UTF_8);

  @Test
  void cutAnywhere() {
    for (int length = 0; length < CNN.length; length++) {
      byte[] cut = Arrays.copyOf(CNN, length);
      RecipeException e = assertThrows(RecipeException.class, () -> RecipeReader.read(cut));
      assertFalse(e.problem().isBlank());
    }
  }

  @Test
  void someBytesReplaced() {
    Random random = new Random(4);
    String likely = "0123456789-+.eE\"\\{}[],:ntf \u0000";
    for (int trial = 0; trial < 5000; trial++) {
      byte[] damaged = CNN.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        char replacement = likely.charAt(random.nextInt(likely.length()));
        damaged[random.nextInt(damaged.length)] = (byte) replacement;
      }
      readOrRefuse(damaged);
    }
  }

  private static void readOrRefuse(byte[] damaged) {
    try {
      RecipeReader.read(damaged);
    } catch (RecipeException e) {
      assertFalse(e.problem().isBlank());
    }
  }
}

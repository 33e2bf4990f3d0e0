package io.kicktrain.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.Shard;
import org.junit.jupiter.api.Test;

class SampleRangeTest {

  @Test
  void takesTheGeneratorsOutputModuloTheWindows() {
    // 0xe220a8397b1dcdaf = 16294208416658607535 is the output at state 0.
    assertEquals(16294208416658607535.0, (double) 0xe220a8397b1dcdafL + 0x1p64);
    assertEquals(607535, SampleRange.position(0, 0, 1_000_000));
    // 6457827717110365317 is the output at state 1234567.
    assertEquals(365317, SampleRange.position(1_234_560, 7, 1_000_000));
    assertEquals(365317, SampleRange.position(1_234_567, 0, 1_000_000));
  }

  @Test
  void staysWithinTheWindowsForAnySeed() {
    long[] counts = new long[7];
    for (long seed : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 42}) {
      for (int i = 0; i < 7000; i++) {
        counts[(int) SampleRange.position(seed, i, counts.length)]++;
      }
    }
    for (long count : counts) {
      // 35,000 draws: 5,000 expected, deviation 65.
      assertTrue(Math.abs(count - 5000) < 5 * 65, () -> count + " of 35,000");
    }
  }

  @Test
  void aWindowHasOneTokenBehindItsContext() {
    Recipe recipe = Examples.recipe("gpt-java.json");
    long windows = SampleRange.windows(recipe, Shard.Role.TRAIN);
    assertEquals(4_194_304 - 64, windows);
    long lastByte = windows - 1 + recipe.model().context();
    assertEquals(recipe.data().bytes(Shard.Role.TRAIN) - 1, lastByte);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> SampleRange.position(0, -1, 5));
    assertThrows(IllegalArgumentException.class, () -> SampleRange.position(0, 0, 0));
  }
}

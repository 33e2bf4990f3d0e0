package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownMeansTest {

  /** Neighbouring bits and others, far more than the table starts with. */
  @Test
  void knowsWhatItLearnt() {
    KnownMeans known = new KnownMeans();
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 3; round++) {
      Map<Integer, Long> expected = new HashMap<>();
      for (int i = 0; i < 2000; i++) {
        int mean = i % 2 == 0 ? 0x3f800000 + i : random.nextInt(1, 0x41800000);
        assertTrue(known.learn(mean, expected.computeIfAbsent(mean, m -> random.nextLong())));
      }
      expected.forEach(
          (mean, sum) -> {
            assertEquals(sum, known.quanta(mean));
            assertTrue(known.learn(mean, sum));
            assertFalse(known.learn(mean, sum + 1));
            assertEquals(sum, known.quanta(mean));
          });
      known.clear();
    }
  }
}

package io.kicktrain.training.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.training.recipe.OuterOptimizerSpec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The expected bits come from a second implementation in another language. */
class OuterOptimizerTest {

  private static final float[][] GRADIENTS = {
    {0.1f, -0.003f, 1e-20f, 0f}, {0.25f, 0.001f, -1e-20f, 7.5f}, {-0.3f, 0.0005f, 3e-30f, -7.5f}
  };

  private static final float[] WEIGHTS = {1.5f, -0.25f, 0f, 1e-3f};

  @Test
  void sgdGivesTheSpecifiedBits() {
    assertSteps(
        OuterOptimizerSpec.sgd(0.7),
        new int[][] {
          {0x3d8f5c29, 0xbb09a027, 0x1e0439ec, 0x00000000},
          {0x3e333333, 0x3a378035, 0x9e0439ec, 0x40a80000},
          {0xbe570a3e, 0x39b78035, 0x0e2a5f4b, 0xc0a80000}
        });
  }

  @Test
  void nesterovGivesTheSpecifiedBits() {
    assertSteps(
        OuterOptimizerSpec.nesterov(0.8, 0.9),
        new int[][] {
          {0x3e1ba5e3, 0xbb956c0e, 0x1e8f8f58, 0x00000000},
          {0x3ee3bcd3, 0xb9de4c50, 0x9e24b755, 0x41366666},
          {0xbe71561a, 0xb9b318c7, 0x9c43d892, 0xc0d147ae}
        });
  }

  @Test
  void adamWGivesTheSpecifiedBits() {
    assertSteps(
        OuterOptimizerSpec.adamW(0.001, 0.9, 0.99, 1e-8, 0.01),
        new int[][] {
          {0x3a8509be, 0xba836635, 0x26901d7d, 0x322bcc78},
          {0x3a79de4d, 0xb9d38543, 0xa472b866, 0x3a42a24e},
          {0x37cd6ec4, 0xb95b28a1, 0xa41927d7, 0xb83d0a31}
        });
  }

  private static void assertSteps(OuterOptimizerSpec spec, int[][] expected) {
    OuterOptimizer optimizer = OuterOptimizer.of(spec);
    float[][] slots = new float[optimizer.slots()][4];
    for (int round = 0; round < expected.length; round++) {
      float[] step = new float[4];
      optimizer.step(round, GRADIENTS[round], WEIGHTS, slots, 4, step);
      int[] bits = new int[4];
      for (int i = 0; i < 4; i++) {
        bits[i] = Float.floatToRawIntBits(step[i]);
      }
      assertArrayEquals(expected[round], bits, "round " + round);
    }
  }

  @Test
  void aSegmentMayBeCutAnywhere() {
    for (OuterOptimizerSpec spec :
        new OuterOptimizerSpec[] {
          OuterOptimizerSpec.sgd(0.7),
          OuterOptimizerSpec.nesterov(0.7, 0.9),
          OuterOptimizerSpec.adamW(0.01, 0.9, 0.95, 1e-8, 0.1)
        }) {
      OuterOptimizer optimizer = OuterOptimizer.of(spec);
      float[] gradient = noise(1, 1000);
      float[] weights = noise(2, 1000);
      float[] whole = new float[1000];
      optimizer.step(3, gradient, weights, new float[optimizer.slots()][1000], 1000, whole);
      int cut = 123;
      float[] left = gradient.clone();
      float[] right = Arrays.copyOfRange(gradient, cut, 1000);
      // In place, as a caller may that needs the gradient no longer.
      optimizer.step(3, left, weights, new float[optimizer.slots()][cut], cut, left);
      float[] rest = Arrays.copyOfRange(weights, cut, 1000);
      optimizer.step(3, right, rest, new float[optimizer.slots()][1000], 1000 - cut, right);
      System.arraycopy(right, 0, left, cut, 1000 - cut);
      assertArrayEquals(whole, left);
    }
  }

  private static float[] noise(long seed, int length) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void momentumOfZeroIsPlainDescent() {
    float[] gradient = noise(3, 100);
    float[] sgd = new float[100];
    float[] nesterov = new float[100];
    OuterOptimizer.of(OuterOptimizerSpec.sgd(0.5))
        .step(0, gradient, gradient, new float[0][], 100, sgd);
    OuterOptimizer.of(OuterOptimizerSpec.nesterov(0.5, 0))
        .step(0, gradient, gradient, new float[1][100], 100, nesterov);
    assertArrayEquals(sgd, nesterov);
  }

  @Test
  void powersAreMadeBySquaring() {
    assertEquals(1, AdamW.power(0.9, 0));
    assertEquals(0.9, AdamW.power(0.9, 1));
    assertEquals(0x1.007fde3056eb4p-179, AdamW.power(0.99, 12345));
    assertEquals(0, AdamW.power(0.9, Long.MAX_VALUE));
  }
}

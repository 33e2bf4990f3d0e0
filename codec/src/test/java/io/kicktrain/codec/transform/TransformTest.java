package io.kicktrain.codec.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.codec.Samples;
import org.junit.jupiter.api.Test;

class TransformTest {
  private static final int BLOCK = 4096;

  /**
   * The definition: row i, column j of the matrix is minus one to the number of common bits, over
   * 64.
   */
  private static double defined(float[] values, int i) {
    double sum = 0;
    for (int j = 0; j < BLOCK; j++) {
      sum += Integer.bitCount(i & j) % 2 == 0 ? values[j] : -values[j];
    }
    return sum / 64;
  }

  /** The order of the additions as the format states it, without any care for speed. */
  private static float[] stated(float[] values) {
    float[] v = values.clone();
    for (int stride = 1; stride < BLOCK; stride *= 2) {
      float[] next = new float[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        next[i] = (i & stride) == 0 ? v[i] + v[i + stride] : v[i - stride] - v[i];
      }
      v = next;
    }
    for (int i = 0; i < BLOCK; i++) {
      v[i] *= 0x1p-6f;
    }
    return v;
  }

  @Test
  void isTheWalshHadamardTransform() {
    float[] values = Samples.block(BLOCK, 1);
    float[] transformed = values.clone();
    Transform.WALSH_HADAMARD.forward(transformed, BLOCK);
    for (int i = 0; i < BLOCK; i += 37) {
      assertEquals(defined(values, i), transformed[i], 1e-5);
    }
  }

  @Test
  void addsInTheStatedOrder() {
    float[] values = Samples.block(BLOCK, 2);
    float[] expected = stated(values);
    Transform.WALSH_HADAMARD.forward(values, BLOCK);
    assertArrayEquals(expected, values);
  }

  @Test
  void undoesItself() {
    float[] values = Samples.block(BLOCK, 3);
    float[] back = values.clone();
    Transform.WALSH_HADAMARD.forward(back, BLOCK);
    Transform.WALSH_HADAMARD.inverse(back, BLOCK);
    assertArrayEquals(values, back, 1e-5f);
  }

  @Test
  void worksBlockByBlockAndLeavesAShorterLastOne() {
    float[] values = Samples.block(BLOCK, 4);
    float[] both = new float[2 * BLOCK - 1];
    System.arraycopy(values, 0, both, 0, BLOCK);
    System.arraycopy(values, 0, both, BLOCK, BLOCK - 1);
    float[] expected = both.clone();
    System.arraycopy(stated(values), 0, expected, 0, BLOCK);
    Transform.WALSH_HADAMARD.forward(both, both.length);
    assertArrayEquals(expected, both);
  }

  @Test
  void noneLeavesEverything() {
    float[] values = Samples.block(BLOCK, 5);
    float[] same = values.clone();
    Transform.NONE.forward(same, BLOCK);
    assertArrayEquals(values, same);
  }
}

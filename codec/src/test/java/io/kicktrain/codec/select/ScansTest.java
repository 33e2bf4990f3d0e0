package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs with and without the Vector API: whichever scan is chosen finds what the plain one finds.
 */
class ScansTest {
  private final MagnitudeScan chosen = MagnitudeScan.create();
  private final MagnitudeScan plain = new ScalarScan();

  private static int[] collect(MagnitudeScan scan, float[] values, int bound) {
    int[] indices = new int[4097];
    int[] keys = new int[4097];
    int found = scan.collect(values, bound, indices, keys);
    for (int i = 0; i < found; i++) {
      assertEquals(MagnitudeScan.key(values[indices[i]]), keys[i]);
    }
    return Arrays.copyOf(indices, found);
  }

  @Test
  void theVectorApiIsUsedWhereItIs() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertEquals(there ? "VectorScan" : "ColumnScan", chosen.getClass().getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 255, 4095, 4096})
  void findsWhatThePlainOneFinds(int length) {
    float[] values = Samples.gradient(5000, length).segment(0);
    values[903] = Float.NEGATIVE_INFINITY;
    for (int size : new int[] {1, 4, 16}) {
      assertEquals(plain.look(values, 900, length, size), chosen.look(values, 900, length, size));
      for (float bound : new float[] {0f, 0.001f, 0.05f, 1f, 1e9f}) {
        int bits = Float.floatToRawIntBits(bound);
        assertArrayEquals(collect(plain, values, bits), collect(chosen, values, bits));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16})
  void groupsCoverTheBlock(int size) {
    float[] values = Samples.block(4096, size);
    int largest = chosen.look(values, 0, 4096, size);
    int[] maxima = Arrays.copyOf(chosen.maxima(), chosen.groups());
    assertEquals(4096 / size, maxima.length);
    assertEquals(largest, Arrays.stream(maxima).max().orElseThrow());
    for (int k = 1; k < 50; k++) {
      int bound = Arrays.stream(maxima).sorted().skip(maxima.length - k).findFirst().orElseThrow();
      assertTrue(collect(chosen, values, bound).length >= k);
    }
  }
}

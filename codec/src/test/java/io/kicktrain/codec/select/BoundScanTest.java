package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs with and without the Vector API: whichever scan is chosen finds what reaches the bound. */
class BoundScanTest {
  private static final int SPAN = 1 << 18;
  private static final int NOT_FINITE = 0x7f800000;
  private static final int[] LENGTHS = {1, 3, 15, 16, 17, 63, 64, 4096, 5000, 16383, 16384};
  private static final int[] BOUNDS = {
    0, 1, Float.floatToRawIntBits(0.01f), Float.floatToRawIntBits(0.9f), NOT_FINITE
  };

  private final BoundScan scan = BoundScan.create();

  @Test
  void theVectorApiIsUsedWhereItIs() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertEquals(there ? "VectorBoundScan" : "ColumnBoundScan", scan.getClass().getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("io.kicktrain.codec.select.ScansTest#addends")
  void findsWhatReachesTheBound(float[] values, float[] others) {
    for (float[] of : new float[][] {values, others}) {
      for (int length : LENGTHS) {
        for (int bound : BOUNDS) {
          for (int from : new int[] {0, 7, SPAN - length}) {
            assertFound(of, from, length, bound, scan.look(of, from, length, bound));
          }
        }
      }
    }
  }

  /** Also in the place of an addend, and nothing beside. */
  @ParameterizedTest
  @MethodSource("io.kicktrain.codec.select.ScansTest#addends")
  void addsBeforeItLooks(float[] x, float[] y) {
    for (int length : LENGTHS) {
      for (int bound : BOUNDS) {
        int from = SPAN - 20000;
        float[] expected = x.clone();
        for (int i = from; i < from + length; i++) {
          expected[i] = 0.9f * x[i] + y[i];
        }
        float[] sum = x.clone();
        int largest = scan.lookAtSum(0.9f, sum, y, sum, from, length, bound);
        assertArrayEquals(expected, sum);
        assertFound(expected, from, length, bound, largest);
        float[] elsewhere = x.clone();
        assertEquals(largest, scan.lookAtSum(0.9f, x, y, elsewhere, from, length, bound));
        assertArrayEquals(expected, elsewhere);
      }
    }
  }

  private void assertFound(float[] values, int from, int length, int bound, int largest) {
    int[] expected =
        IntStream.range(from, from + length)
            .filter(i -> MagnitudeScan.key(values[i]) >= bound)
            .toArray();
    int most = Arrays.stream(expected).map(i -> MagnitudeScan.key(values[i])).max().orElse(-1);
    if (most >= NOT_FINITE) {
      // All that is not finite is alike: nothing is selected from there.
      assertTrue(largest >= NOT_FINITE);
      return;
    }
    if (most >= 0) {
      assertEquals(most, largest);
    } else {
      assertTrue(largest < bound);
    }
    assertArrayEquals(expected, gathered(values));
  }

  private int[] gathered(float[] values) {
    int[] indices = new int[10 + BoundScan.STRETCH + 1];
    int[] keys = new int[indices.length];
    int found = scan.gather(values, indices, keys, 10);
    for (int i = 10; i < 10 + found; i++) {
      assertEquals(MagnitudeScan.key(values[indices[i]]), keys[i]);
    }
    return Arrays.stream(indices, 10, 10 + found).sorted().toArray();
  }
}

package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs with and without the Vector API: whichever scan is chosen finds what the plain one finds.
 */
class ScansTest {
  private static final int SPAN = 1 << 18;
  private static final int NOT_FINITE = 0x7f800000;

  private final MagnitudeScan chosen = MagnitudeScan.create();
  private final MagnitudeScan plain = new ScalarScan();

  private static int[] collect(MagnitudeScan scan, float[] values, int bound) {
    int[] indices = new int[MagnitudeScan.STRETCH + 1];
    int[] keys = new int[MagnitudeScan.STRETCH + 1];
    int found = scan.collect(values, bound, indices, keys);
    for (int i = 0; i < found; i++) {
      assertEquals(MagnitudeScan.key(values[indices[i]]), keys[i]);
    }
    return Arrays.copyOf(indices, found);
  }

  private static int[] gather(MagnitudeScan scan, float[] values, int bound) {
    int[] indices = new int[MagnitudeScan.STRETCH + 11];
    int[] keys = new int[MagnitudeScan.STRETCH + 11];
    int found = scan.gather(values, bound, indices, keys, 10);
    for (int i = 10; i < 10 + found; i++) {
      assertEquals(MagnitudeScan.key(values[indices[i]]), keys[i]);
    }
    return Arrays.stream(indices, 10, 10 + found).sorted().toArray();
  }

  @Test
  void theVectorApiIsUsedWhereItIs() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertEquals(there ? "VectorScan" : "LoopScan", chosen.getClass().getSimpleName());
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
  @ValueSource(ints = {63, 64, 4096, 5000, 16383, 16384})
  void findsInStretchesWhatThePlainOneFinds(int length) {
    float[] values = Samples.gradient(20000, length).segment(0);
    int largest = plain.look(values, 900, length, MagnitudeScan.LARGE);
    assertEquals(largest, chosen.look(values, 900, length, MagnitudeScan.LARGE));
    for (float bound : new float[] {0f, 0.001f, 0.05f, 1f, 1e9f}) {
      int bits = Float.floatToRawIntBits(bound);
      assertArrayEquals(collect(plain, values, bits), collect(chosen, values, bits));
      assertArrayEquals(collect(plain, values, bits), gather(chosen, values, bits));
    }
  }

  /** What sums may be of; the last coordinates are where columns end. */
  static Stream<Arguments> addends() {
    float[] unusual = {
      0f, -0f, Float.MIN_VALUE, -0x1p-149f, 0x1p-130f, 0x1p-63f, 1f, -1f, 0x1p64f, 1e38f, -3e38f
    };
    float[] worse = {
      1f, Float.NaN, Float.intBitsToFloat(0xffc12345), Float.NEGATIVE_INFINITY, 3e38f
    };
    SplittableRandom random = new SplittableRandom(1);
    return Stream.of(
        Arguments.of(Samples.gradient(SPAN, 1).segment(0), Samples.gradient(SPAN, 2).segment(0)),
        Arguments.of(drawn(random, unusual), drawn(random, unusual)),
        Arguments.of(Samples.gradient(SPAN, 3).segment(0), drawn(random, worse)),
        Arguments.of(new float[SPAN], new float[SPAN]));
  }

  private static float[] drawn(SplittableRandom random, float[] from) {
    float[] values = new float[SPAN];
    for (int i = 0; i < SPAN; i++) {
      values[i] = from[random.nextInt(from.length)];
    }
    return values;
  }

  /** Blocks at the start, in the middle and at the end of a segment, and one that is not full. */
  @ParameterizedTest
  @MethodSource("addends")
  void addsAndLooksAtOnceAsOneAfterTheOther(float[] x, float[] y) {
    for (float a : new float[] {1f, 0.9f, -0x1.8p-100f, Float.MIN_VALUE}) {
      float[] expected = new float[SPAN];
      for (int i = 0; i < SPAN; i++) {
        expected[i] = a * x[i] + y[i];
      }
      for (int size : new int[] {1, 4, 16, 64}) {
        float[] sum = new float[SPAN];
        float[] inPlace = x.clone();
        int full = size < 64 ? 4096 : 16384;
        for (int[] part : new int[][] {{0, full}, {8192, full}, {SPAN - full, full}, {7, 100}}) {
          int from = part[0];
          int n = part[1];
          int largest = plain.look(expected, from, n, size);
          assertSame(largest, chosen.lookAtSum(a, x, y, sum, from, n, size));
          assertSameFound(expected, sum, largest);
          assertSame(largest, chosen.lookAtSum(a, inPlace, y, inPlace, from, n, size));
          assertSameFound(expected, inPlace, largest);
          assertSameBits(expected, sum, from, n);
          System.arraycopy(x, from, inPlace, from, n);
        }
        assertArrayEquals(x, inPlace);
      }
    }
  }

  /** Full blocks of a segment that ends with one that is not, with all that selecting may ask. */
  @ParameterizedTest
  @MethodSource("addends")
  void findsWhatColumnMaximaHaveSeen(float[] acc, float[] g) {
    int length = SPAN - 100;
    for (float a : new float[] {1f, 0.9f}) {
      float[] expected = new float[SPAN];
      for (int i = 0; i < SPAN; i++) {
        expected[i] = i < length ? a * acc[i] - g[i] : acc[i];
      }
      float[] difference = acc.clone();
      float[] columns = g.clone();
      ColumnMaxima.subtract(a, difference, columns, length);
      assertSameBits(expected, difference, 0, SPAN);
      for (int from : new int[] {0, 8192, SPAN - 2 * 4096, SPAN - 4096}) {
        int n = Math.min(4096, length - from);
        int largest = plain.look(expected, from, n, 16);
        assertSame(largest, chosen.lookAtMaxima(difference, columns, from, n));
        assertSameFound(expected, difference, largest);
        assertEquals(largest, largest(chosen.tops(), chosen.topCount()));
        assertEquals(largest, largest(chosen.maxima(), chosen.groups()));
      }
    }
  }

  private static int largest(int[] keys, int count) {
    return Arrays.stream(keys, 0, count).max().getAsInt();
  }

  private static void assertSame(int expected, int largest) {
    // All that is not finite is alike: there is nothing to select from then.
    assertEquals(Math.min(expected, NOT_FINITE), Math.min(largest, NOT_FINITE));
  }

  private void assertSameFound(float[] expected, float[] sum, int largest) {
    for (int bound = 0; largest < NOT_FINITE && bound <= largest; bound += 1 + largest / 3) {
      assertArrayEquals(collect(plain, expected, bound), collect(chosen, sum, bound));
    }
  }

  private static void assertSameBits(float[] expected, float[] actual, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (!Float.isNaN(expected[i])) {
        assertEquals(
            Float.floatToRawIntBits(expected[i]), Float.floatToRawIntBits(actual[i]), "at " + i);
      } else {
        assertTrue(Float.isNaN(actual[i]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 16, 64})
  void groupsCoverAll(int size) {
    int length = size < 64 ? 4096 : 16384;
    float[] values = Samples.gradient(length, size).segment(0);
    int largest = chosen.look(values, 0, length, size);
    int[] maxima = Arrays.copyOf(chosen.maxima(), chosen.groups());
    assertEquals(length / size, maxima.length);
    assertEquals(largest, Arrays.stream(maxima).max().orElseThrow());
    int[] tops = Arrays.copyOf(chosen.tops(), chosen.topCount());
    assertEquals(largest, Arrays.stream(tops).max().orElseThrow());
    assertTrue(tops.length >= 16);
    for (int k = 1; k < 50; k++) {
      int bound = Arrays.stream(maxima).sorted().skip(maxima.length - k).findFirst().orElseThrow();
      assertTrue(collect(chosen, values, bound).length >= k);
    }
  }
}

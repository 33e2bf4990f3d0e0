package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTopKTest {
  private final BlockTopK selection = new BlockTopK();

  private int[] select(float[] values, int keep) {
    int[] into = new int[values.length];
    return Arrays.copyOf(into, selection.select(values, 0, values.length, keep, into, 0));
  }

  private static int[] bySorting(float[] values, int keep) {
    return IntStream.range(0, values.length)
        .boxed()
        .filter(i -> Math.abs(values[i]) >= 0x1p-36f)
        .sorted(Comparator.comparing((Integer i) -> -Math.abs(values[i])))
        .limit(keep)
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 41, 64, 1000, 4095, 4096})
  void agreesWithSorting(int keep) {
    float[] gradient = Samples.block(4096, keep);
    assertArrayEquals(bySorting(gradient, keep), select(gradient, keep));
    float[] coarse = new float[4096];
    SplittableRandom random = new SplittableRandom(keep);
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = random.nextInt(-3, 4) * 0.5f;
    }
    assertArrayEquals(bySorting(coarse, keep), select(coarse, keep));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 70})
  void agreesWithSortingWhereMostAreEqual(int keep) {
    SplittableRandom random = new SplittableRandom(keep);
    for (int larger = 0; larger < 12; larger++) {
      float[] values = new float[4096];
      for (int i = 0; i < values.length; i++) {
        values[i] = (random.nextInt(8) - 4) / 4 * 0.25f;
      }
      for (int i = 0; i < larger; i++) {
        values[random.nextInt(values.length)] = random.nextInt(1, 4) * 0.5f;
      }
      assertArrayEquals(bySorting(values, keep), select(values, keep));
    }
  }

  @Test
  void takesTheLowerOfEqualMagnitudes() {
    assertArrayEquals(new int[] {1, 2}, select(new float[] {1, -2, 2, 2, -2}, 2));
  }

  @Test
  void neverTakesWhatTheReceiverCannotRepresent() {
    float tooSmall = Math.nextDown(0x1p-36f);
    assertArrayEquals(
        new int[] {3}, select(new float[] {0f, -0f, tooSmall, -0x1p-36f, Float.MIN_VALUE}, 5));
  }

  @Test
  void looksOnlyAtItsRange() {
    float[] values = {9, 1, 3, 2, 9};
    int[] into = new int[4];
    assertEquals(2, selection.select(values, 1, 3, 2, into, 1));
    assertArrayEquals(new int[] {0, 2, 3, 0}, into);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void namesTheCoordinateThatIsNotFinite(float bad) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> select(new float[] {1, 2, bad}, 1));
    assertEquals("coordinate 2 is " + bad, e.getMessage());
  }
}

package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.Samples;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalCutTest {
  private static int[] selected(ParameterVector vector, int segment, Cut cut) {
    float[] values = vector.segment(segment);
    int[] into = new int[values.length];
    long first = (long) segment * Geometry.SEGMENT;
    return Arrays.copyOf(
        into, new CutSelection().select(values, 0, values.length, cut, first, into, 0));
  }

  private static int total(ParameterVector vector, Cut cut) {
    return IntStream.range(0, vector.segments()).map(s -> selected(vector, s, cut).length).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 700, 9_000, 350_000, 699_000})
  void admitsExactlyTheLargest(int k) {
    ParameterVector vector = Samples.gradient(700_001, k);
    Cut cut = GlobalCut.find(vector, k);
    assertEquals(k, total(vector, cut));
    float smallest = Float.intBitsToFloat(cut.key());
    for (int s = 0; s < vector.segments(); s++) {
      int[] positions = selected(vector, s, cut);
      for (int i = 0; i < vector.segment(s).length; i++) {
        boolean sent = Arrays.binarySearch(positions, i) >= 0;
        assertEquals(sent, Math.abs(vector.segment(s)[i]) >= smallest);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 3000, 299_999})
  void cutsEqualMagnitudesEvenly(int k) {
    ParameterVector vector = new ParameterVector(300_000);
    for (long i = 0; i < vector.length(); i++) {
      vector.set(i, i % 2 == 0 ? 0.5f : -0.5f);
    }
    Cut cut = GlobalCut.find(vector, k);
    assertEquals(k, total(vector, cut));
    if (k >= 100) {
      long inFirstHalf = Arrays.stream(selected(vector, 0, cut)).filter(p -> p < 150_000).count();
      assertEquals(0.5, (double) inFirstHalf / k, 0.1);
    }
  }

  @Test
  void takesAllThatCanBeSentIfThatIsLess() {
    ParameterVector vector = new ParameterVector(10_000);
    vector.set(5, 1f);
    vector.set(9_999, -0x1p-36f);
    vector.set(7, Float.MIN_VALUE);
    assertArrayEquals(new int[] {5, 9_999}, selected(vector, 0, GlobalCut.find(vector, 3)));
    assertArrayEquals(new int[] {5, 9_999}, selected(vector, 0, GlobalCut.find(vector, 2)));
    assertArrayEquals(new int[] {5}, selected(vector, 0, GlobalCut.find(vector, 1)));
  }

  @Test
  void findsItsWayWhenAllThatIsLargeStandsTogether() {
    ParameterVector vector = Samples.gradient(500_000, 1);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5000; i++) {
      vector.set(300_000 + i, (float) (1e6 + random.nextDouble()));
    }
    assertEquals(6000, total(vector, GlobalCut.find(vector, 6000)));
    assertEquals(4000, total(vector, GlobalCut.find(vector, 4000)));
  }

  @Test
  void refusesWhatItCannotKeep() {
    ParameterVector vector = new ParameterVector(10);
    assertThrows(IllegalArgumentException.class, () -> GlobalCut.find(vector, 0));
    vector.set(3, Float.NaN);
    assertThrows(IllegalArgumentException.class, () -> GlobalCut.find(vector, 1));
    assertThrows(IllegalArgumentException.class, () -> new Cut(0));
    assertThrows(IllegalArgumentException.class, () -> new Cut(-1));
  }

  @Test
  void sharesAreRoundedUp() {
    assertEquals(125, new Selection.Global(1000).keepOf(124_001));
    assertEquals(1, new Selection.Global(1).keepOf(1));
    assertEquals(1L << 40, new Selection.Global(1_000_000).keepOf(1L << 40));
    assertTrue(new Selection.PerBlock(1).keepOf(1) == 1);
    assertThrows(IllegalArgumentException.class, () -> new Selection.Global(0));
    assertThrows(IllegalArgumentException.class, () -> new Selection.PerBlock(4097));
  }
}

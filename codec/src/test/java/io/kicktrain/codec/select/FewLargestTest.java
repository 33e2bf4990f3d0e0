package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewLargestTest {
  private static final int LARGEST_KEY = Float.floatToRawIntBits(Float.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void findsWhatSortingFinds(int k) {
    SplittableRandom random = new SplittableRandom(k);
    for (int n = 0; n < 40; n++) {
      int[] numbers = random.ints(n, 0, n % 2 == 0 ? 5 : Integer.MAX_VALUE).toArray();
      int[] withLeast =
          IntStream.concat(Arrays.stream(numbers), IntStream.generate(() -> 2).limit(k))
              .sorted()
              .toArray();
      assertEquals(withLeast[withLeast.length - k], FewLargest.find(numbers, n, k, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void selectsTheLargestAndOfEqualOnesTheFirst(int k) {
    SplittableRandom random = new SplittableRandom(k);
    for (int n = 0; n < 40; n++) {
      int range = n % 2 == 0 ? 3 : LARGEST_KEY;
      int[] keys = random.ints(n, 1, range + 1).toArray();
      int[] indices = random.ints(0, 1 << 18).distinct().limit(n).toArray();
      int[] expected =
          IntStream.range(0, n)
              .boxed()
              .sorted(
                  Comparator.comparingInt((Integer i) -> -keys[i]).thenComparing(i -> indices[i]))
              .limit(k)
              .mapToInt(i -> indices[i])
              .sorted()
              .toArray();
      int[] into = new int[1 + expected.length];
      assertEquals(expected.length, FewLargest.select(keys, indices, n, k, into, 1));
      assertArrayEquals(expected, Arrays.copyOfRange(into, 1, into.length));
    }
  }
}

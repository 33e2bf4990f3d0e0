package io.kicktrain.codec.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.Samples;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MagnitudeSampleTest {
  private static final ParameterVector VECTOR = Samples.gradient(9 * Geometry.SEGMENT + 77, 3);

  private static MagnitudeSample sample(IntStream segments) {
    MagnitudeSample sample = new MagnitudeSample(VECTOR.length());
    segments.forEach(
        s ->
            sample.add(
                s,
                (from, into) -> System.arraycopy(VECTOR.segment(s), from, into, 0, into.length)));
    return sample;
  }

  @Test
  void itsBoundAdmitsMoreThanWasAskedForButNotManyTimesAsMuch() {
    for (int k = 50_000; k <= 500_000; k += 50_000) {
      int key = sample(IntStream.range(0, VECTOR.segments())).bound(k).key();
      long admitted =
          IntStream.range(0, VECTOR.segments())
              .mapToObj(VECTOR::segment)
              .flatMapToInt(v -> IntStream.range(0, v.length).map(i -> MagnitudeScan.key(v[i])))
              .filter(bits -> bits >= key)
              .count();
      assertTrue(admitted > k && admitted < 3L * k, admitted + " for " + k);
    }
  }

  @Test
  void theOrderOfTheSegmentsChangesNothing() {
    int last = VECTOR.segments() - 1;
    Cut ascending = sample(IntStream.rangeClosed(0, last)).bound(100_000);
    assertEquals(
        ascending, sample(IntStream.rangeClosed(0, last).map(s -> last - s)).bound(100_000));
  }

  @Test
  void admitsEverythingIfTheSampleIsTooSmall() {
    assertEquals(Cut.none(), new MagnitudeSample(15).bound(1));
    assertEquals(Cut.none(), sample(IntStream.empty()).bound(1));
  }
}

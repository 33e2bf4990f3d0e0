package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.frame.SparseSegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentAggregatorTest {
  private static final int LENGTH = 5000;

  private static List<SparseSegment> segments(int n) {
    SplittableRandom random = new SplittableRandom(1);
    List<SparseSegment> segments = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int[] positions = IntStream.range(0, LENGTH).filter(p -> random.nextInt(10) == 0).toArray();
      float[] values = new float[positions.length];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(-30, 2)));
      }
      segments.add(SparseSegment.of(positions, values));
    }
    return segments;
  }

  private static SegmentAggregator sum(List<SparseSegment> segments, List<Integer> order) {
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.reset(LENGTH);
    order.forEach(i -> aggregator.add(segments.get(i), 1 + i % 5));
    return aggregator;
  }

  private static float[] mean(SegmentAggregator aggregator) {
    float[] mean = new float[LENGTH];
    aggregator.takeMean(1000, mean);
    return mean;
  }

  @Test
  void orderAndSplitDoNotChangeABit() {
    List<SparseSegment> segments = segments(40);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    float[] expected = mean(sum(segments, order));
    for (int shuffle = 0; shuffle < 10; shuffle++) {
      Collections.shuffle(order, new Random(shuffle));
      assertArrayEquals(expected, mean(sum(segments, order)));
      SegmentAggregator left = sum(segments, order.subList(0, 7 + shuffle));
      left.add(sum(segments, order.subList(7 + shuffle, 40)));
      assertArrayEquals(expected, mean(left));
    }
  }

  @Test
  void meansAreWeighted() {
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.reset(3);
    aggregator.add(SparseSegment.of(new int[] {0, 2}, new float[] {1f, -4f}), 3);
    aggregator.add(SparseSegment.of(new int[] {0}, new float[] {5f}), 1);
    float[] mean = new float[3];
    aggregator.takeMean(4, mean);
    assertArrayEquals(new float[] {2f, 0f, -3f}, mean);
    aggregator.reset(3);
    aggregator.takeMean(4, mean);
    assertArrayEquals(new float[3], mean);
  }

  @Test
  void theLargestSumsDoNotOverflow() {
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.reset(1);
    aggregator.add(SparseSegment.of(new int[] {0}, new float[] {-16f}), FixedPoint.MAX_WEIGHT);
    SparseSegment one = SparseSegment.of(new int[] {0}, new float[] {1f});
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(one, 1));
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(aggregator));
    float[] mean = new float[1];
    aggregator.takeMean(FixedPoint.MAX_WEIGHT, mean);
    assertEquals(-16f, mean[0]);
  }

  @Test
  void refusesWhatDoesNotFitAndChangesNothing() {
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.reset(2);
    SparseSegment outside = SparseSegment.of(new int[] {0, 2}, new float[] {1, 1});
    SparseSegment tooLarge = SparseSegment.of(new int[] {0, 1}, new float[] {1, 17});
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(outside, 1));
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(tooLarge, 1));
    float[] mean = new float[2];
    aggregator.takeMean(1, mean);
    assertArrayEquals(new float[2], mean);
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(outside, 0));
    assertThrows(IllegalArgumentException.class, () -> aggregator.takeMean(0, mean));
    assertThrows(IllegalArgumentException.class, () -> aggregator.reset(0));
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, 0x1p-36f, -0x1p-36f, 1f, -3.25f, 16f, 0x1.fffffep3f})
  void fixedPointHoldsFloatsOfItsRange(float value) {
    assertEquals(value, FixedPoint.mean(FixedPoint.of(value), 1));
  }

  @Test
  void fixedPointRoundsHalvesToEven() {
    assertEquals(0, FixedPoint.of(0x1p-37f));
    assertEquals(2, FixedPoint.of(0x1.8p-36f));
    assertEquals(-2, FixedPoint.of(-0x1.8p-36f));
    assertThrows(IllegalArgumentException.class, () -> FixedPoint.of(Math.nextUp(16f)));
    assertThrows(IllegalArgumentException.class, () -> FixedPoint.of(Float.NaN));
  }
}

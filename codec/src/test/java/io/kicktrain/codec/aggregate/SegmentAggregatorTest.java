package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static SegmentAggregator sum(
      List<SparseSegment> segments, List<Integer> order, float[] means) {
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.start(LENGTH, 1000, means);
    order.forEach(i -> aggregator.add(segments.get(i), 1 + i % 5));
    return aggregator;
  }

  private static float[] means(List<SparseSegment> segments, List<Integer> order) {
    float[] means = new float[LENGTH];
    sum(segments, order, means).finish();
    return means;
  }

  private static float[] means(
      List<SparseSegment> segments, List<Integer> order, List<Integer> ofAnother) {
    float[] means = new float[LENGTH];
    SegmentAggregator aggregator = sum(segments, order, means);
    aggregator.add(sum(segments, ofAnother, new float[LENGTH]));
    aggregator.finish();
    return means;
  }

  @Test
  void orderAndSplitDoNotChangeABit() {
    List<SparseSegment> segments = segments(40);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    float[] expected = means(segments, order);
    for (int shuffle = 0; shuffle < 10; shuffle++) {
      Collections.shuffle(order, new Random(shuffle));
      assertArrayEquals(expected, means(segments, order));
      List<Integer> left = order.subList(0, 7 + shuffle);
      List<Integer> right = order.subList(7 + shuffle, 40);
      assertArrayEquals(expected, means(segments, left, right));
    }
  }

  /** A sum for each coordinate, as many as there can be, and for few. */
  @Test
  void denseMessagesAreSummedExactly() {
    int length = Geometry.SEGMENT - 100;
    SplittableRandom random = new SplittableRandom(5);
    long[] expected = new long[length];
    SegmentAggregator aggregator = new SegmentAggregator();
    for (int messages : new int[] {1, 2, 30}) {
      Arrays.fill(expected, 0);
      float[] mean = new float[length];
      aggregator.start(length, 1000, mean);
      for (int m = 0; m < messages; m++) {
        int every = m % 7 == 0 ? 1 : 40;
        int[] positions = IntStream.range(0, length).filter(i -> i % every == 0).toArray();
        float[] values = new float[positions.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) random.nextDouble(-2, 2);
          expected[positions[i]] += (1 + m) * FixedPoint.of(values[i]);
        }
        aggregator.add(SparseSegment.of(positions, values), 1 + m);
      }
      aggregator.finish();
      for (int i = 0; i < length; i++) {
        assertEquals(FixedPoint.mean(expected[i], 1000), mean[i]);
      }
    }
  }

  /** A decoded message of what is largest in a vector of which the seed makes another one. */
  private static SparseSegment decoded(int length, int perMille, ValueFormat format, int seed)
      throws IOException {
    Selection selection = new Selection.Global(1000 * perMille);
    byte[] message =
        new ErrorFeedback(
                new CodecSettings(selection, format, Transform.NONE, 1f),
                new ParameterVector(length))
            .encode(Samples.gradient(length, seed));
    SparseSegment segment = new SparseSegment();
    MessageReader.of(message).decode(0, segment);
    assertEquals(format == ValueFormat.SIGN, segment.hasOneMagnitude());
    return segment;
  }

  /** Adds to the aggregator, and to sums one by one. */
  private static void add(
      SparseSegment segment, int weight, SegmentAggregator aggregator, long[] sums) {
    aggregator.add(segment, weight);
    for (int i = 0; i < segment.count(); i++) {
      sums[segment.positions()[i]] += weight * FixedPoint.of(segment.values()[i]);
    }
  }

  private static void assertMeans(long[] sums, long totalWeight, float[] means) {
    for (int i = 0; i < sums.length; i++) {
      assertEquals(FixedPoint.mean(sums[i], totalWeight), means[i]);
    }
  }

  /** Signs of one magnitude and values of many, alone at a coordinate and together. */
  @ParameterizedTest
  @CsvSource({"1, 3", "30, 3", "200, 3", "1, 100", "30, 100", "200, 100"})
  void signsAndValuesAreSummedExactly(int perMille, int valuesEvery) throws IOException {
    int length = 70_000;
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] means = new float[length];
    aggregator.start(length, 1000, means);
    long[] sums = new long[length];
    for (int m = 0; m < 9; m++) {
      ValueFormat format = m % valuesEvery == 1 ? ValueFormat.Q4 : ValueFormat.SIGN;
      add(decoded(length, perMille, format, m), 1 + m, aggregator, sums);
    }
    aggregator.finish();
    assertMeans(sums, 1000, means);
  }

  /** So many messages that means are found by a table that has grown. */
  @Test
  void signsOfManyMagnitudesAreSummedExactly() throws IOException {
    int length = 5000;
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] means = new float[length];
    int total = IntStream.range(0, 600).sum();
    SparseSegment[] segments = new SparseSegment[10];
    for (int m = 0; m < segments.length; m++) {
      segments[m] = decoded(length, 10, ValueFormat.SIGN, m);
    }
    for (int round = 0; round < 3; round++) {
      Arrays.fill(means, 0f);
      long[] sums = new long[length];
      aggregator.start(length, total, means);
      for (int weight = 1; weight < 600; weight++) {
        add(segments[weight % segments.length], weight, aggregator, sums);
      }
      aggregator.finish();
      assertMeans(sums, total, means);
    }
  }

  /**
   * The mean of a single sign does not tell which of two magnitudes it has, and a third that nearly
   * cancels it shows the difference.
   */
  @Test
  void signsOfDifferentMagnitudesWithTheSameMeanAreSummedExactly() throws IOException {
    int length = 5000;
    SparseSegment[] segments = {
      decoded(length, 100, ValueFormat.SIGN, 1),
      decoded(length, 50, ValueFormat.SIGN, 2),
      decoded(length, 20, ValueFormat.SIGN, 3)
    };
    long first = FixedPoint.of(segments[0].magnitude());
    long second = FixedPoint.of(segments[1].magnitude());
    long total = FixedPoint.MAX_WEIGHT;
    int weight = 1;
    while (first * weight == second * other(first, second, weight)
        || FixedPoint.mean(first * weight, total)
            != FixedPoint.mean(second * other(first, second, weight), total)) {
      weight++;
    }
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] means = new float[length];
    long[] sums = new long[length];
    aggregator.start(length, total, means);
    add(segments[0], weight, aggregator, sums);
    add(segments[1], other(first, second, weight), aggregator, sums);
    long third = FixedPoint.of(segments[2].magnitude());
    add(segments[2], other(first, third, weight), aggregator, sums);
    aggregator.finish();
    assertMeans(sums, total, means);
  }

  /** The weight with which the second comes nearest to the first. */
  private static int other(long first, long second, int weight) {
    return (int) Math.round((double) first * weight / second);
  }

  @Test
  void sumsThatBecomeZeroInBetweenAreTakenOnce() {
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] mean = new float[70_000];
    aggregator.start(70_000, 8, mean);
    for (float value : new float[] {1, -1, 4, -4, 2}) {
      aggregator.add(
          SparseSegment.of(new int[] {3, 69_999}, new float[] {value, Math.min(value, 1)}), 1);
    }
    aggregator.finish();
    assertEquals(0.25f, mean[3]);
    assertEquals(-0.25f, mean[69_999]);
  }

  @Test
  void whatWasNotFinishedIsForgotten() {
    SegmentAggregator aggregator = new SegmentAggregator();
    SegmentAggregator other = new SegmentAggregator();
    aggregator.start(10, 2, new float[10]);
    other.start(10, 2, new float[10]);
    other.add(SparseSegment.of(new int[] {8}, new float[] {1f}), 1);
    aggregator.add(SparseSegment.of(new int[] {9}, new float[] {1f}), 1);
    aggregator.add(other);
    aggregator.start(3, 1, new float[3]);
    float[] mean = new float[10];
    aggregator.start(10, 1, mean);
    aggregator.add(SparseSegment.of(new int[] {3}, new float[] {1f}), 1);
    aggregator.finish();
    assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, mean);
  }

  @Test
  void meansAreWeighted() {
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] mean = {0f, 0f, -0f};
    aggregator.start(3, 4, mean);
    aggregator.add(SparseSegment.of(new int[] {0, 2}, new float[] {1f, -4f}), 3);
    aggregator.add(SparseSegment.of(new int[] {0}, new float[] {5f}), 1);
    aggregator.finish();
    assertArrayEquals(new float[] {2f, 0f, -3f}, mean);
    mean = new float[3];
    aggregator.start(3, 4, mean);
    aggregator.finish();
    assertArrayEquals(new float[3], mean);
  }

  @Test
  void theLargestSumsDoNotOverflow() {
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] mean = new float[1];
    aggregator.start(1, FixedPoint.MAX_WEIGHT, mean);
    aggregator.add(SparseSegment.of(new int[] {0}, new float[] {-16f}), FixedPoint.MAX_WEIGHT);
    SparseSegment one = SparseSegment.of(new int[] {0}, new float[] {1f});
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(one, 1));
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(aggregator));
    aggregator.finish();
    assertEquals(-16f, mean[0]);
  }

  /** Finished means are rounded: sums could not go on exactly. */
  @Test
  void nothingIsAddedToOrFromFinishedMeans() {
    SparseSegment one = SparseSegment.of(new int[] {0}, new float[] {1});
    SegmentAggregator finished = new SegmentAggregator();
    assertThrows(IllegalArgumentException.class, () -> finished.add(one, 1));
    float[] mean = new float[2];
    finished.start(2, 3, mean);
    finished.add(one, 1);
    finished.finish();
    assertThrows(IllegalArgumentException.class, () -> finished.add(one, 1));
    SegmentAggregator other = new SegmentAggregator();
    other.start(2, 3, new float[2]);
    assertThrows(IllegalArgumentException.class, () -> other.add(finished));
    assertThrows(IllegalArgumentException.class, () -> finished.add(other));
    assertArrayEquals(new float[] {1f / 3, 0f}, mean);
  }

  @Test
  void refusesWhatDoesNotFitAndChangesNothing() {
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] mean = new float[2];
    aggregator.start(2, 1, mean);
    SparseSegment outside = SparseSegment.of(new int[] {0, 2}, new float[] {1, 1});
    SparseSegment tooLarge = SparseSegment.of(new int[] {0, 1}, new float[] {1, 17});
    SparseSegment one = SparseSegment.of(new int[] {0}, new float[] {1});
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(outside, 1));
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(tooLarge, 1));
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(one, 0));
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(one, 2));
    SegmentAggregator longer = new SegmentAggregator();
    longer.start(3, 1, new float[3]);
    assertThrows(IllegalArgumentException.class, () -> aggregator.add(longer));
    aggregator.finish();
    assertArrayEquals(new float[2], mean);
    assertThrows(IllegalArgumentException.class, () -> aggregator.start(0, 1, mean));
    assertThrows(IllegalArgumentException.class, () -> aggregator.start(1, 0, mean));
    assertThrows(IndexOutOfBoundsException.class, () -> aggregator.start(3, 1, mean));
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, 0x1p-36f, -0x1p-36f, 1f, -3.25f, 16f, 0x1.fffffep3f})
  void fixedPointHoldsFloatsOfItsRange(float value) {
    assertEquals(value, FixedPoint.mean(FixedPoint.of(value), 1));
  }

  @Test
  void meansAreWhatTheirDefinitionSays() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      int shift = random.nextInt(1, 64);
      long sum = random.nextLong() >> shift;
      long weight = random.nextLong(1, FixedPoint.MAX_WEIGHT + 1);
      assertEquals((float) (sum * (0x1p-36 / weight)), FixedPoint.mean(sum, weight));
    }
    for (long edge : new long[] {0, 1L << 51, 1L << 52, 1L << 53, 1L << 62}) {
      for (long sum = edge - 3; sum <= edge + 3; sum++) {
        assertEquals((float) (sum * (0x1p-36 / 3)), FixedPoint.mean(sum, 3));
        assertEquals((float) (-sum * (0x1p-36 / 3)), FixedPoint.mean(-sum, 3));
      }
    }
  }

  @Test
  void quantaAreTheNearest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      float value = (float) (random.nextDouble(-16, 16) * Math.pow(2, -random.nextInt(45)));
      assertEquals((long) Math.rint(value * 0x1p36), FixedPoint.of(value));
    }
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

package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  /** As many values as make some be summed before the mean is taken, and a message too long. */
  @Test
  void moreValuesThanCanWaitAreSummedExactly() {
    int length = Geometry.SEGMENT - 100;
    SplittableRandom random = new SplittableRandom(5);
    long[] expected = new long[length];
    SegmentAggregator aggregator = new SegmentAggregator();
    for (int messages : new int[] {1, 2, 30}) {
      Arrays.fill(expected, 0);
      aggregator.reset(length);
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
      float[] mean = new float[length];
      aggregator.takeMean(1000, mean);
      for (int i = 0; i < length; i++) {
        assertEquals(FixedPoint.mean(expected[i], 1000), mean[i]);
      }
    }
  }

  /** Signs of one magnitude and values of many, alone at a coordinate and together. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 200})
  void signsAndValuesAreSummedExactly(int perMille) throws IOException {
    int length = 70_000;
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.reset(length);
    long[] expected = new long[length];
    for (int m = 0; m < 9; m++) {
      Selection selection = new Selection.Global(1000 * perMille);
      ValueFormat format = m % 3 == 1 ? ValueFormat.Q4 : ValueFormat.SIGN;
      byte[] message =
          new ErrorFeedback(
                  new CodecSettings(selection, format, Transform.NONE, 1f),
                  new ParameterVector(length))
              .encode(Samples.gradient(length, m));
      SparseSegment segment = new SparseSegment();
      MessageReader.of(message).decode(0, segment);
      assertEquals(format == ValueFormat.SIGN, segment.hasOneMagnitude());
      aggregator.add(segment, 1 + m);
      for (int i = 0; i < segment.count(); i++) {
        expected[segment.positions()[i]] += (1 + m) * FixedPoint.of(segment.values()[i]);
      }
    }
    float[] mean = new float[length];
    aggregator.takeMean(1000, mean);
    for (int i = 0; i < length; i++) {
      assertEquals(FixedPoint.mean(expected[i], 1000), mean[i]);
    }
  }

  /** Longer than numbers last that tell parts apart. */
  @Test
  void nothingIsLeftOfEarlierSegments() {
    SplittableRandom random = new SplittableRandom(6);
    SegmentAggregator aggregator = new SegmentAggregator();
    SparseSegment[] segments = new SparseSegment[2];
    for (int s = 0; s < segments.length; s++) {
      int[] positions =
          IntStream.range(0, Geometry.SEGMENT).filter(i -> random.nextInt(9) < 2).toArray();
      float[] values = new float[positions.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-2, 2);
      }
      segments[s] = SparseSegment.of(positions, values);
    }
    float[] expected = new float[0];
    for (int round = 0; round < 1300; round++) {
      aggregator.reset(Geometry.SEGMENT);
      aggregator.add(segments[0], 1);
      aggregator.add(segments[1], 2);
      float[] mean = new float[Geometry.SEGMENT];
      aggregator.takeMean(3, mean);
      expected = round == 0 ? mean : expected;
      assertTrue(Arrays.equals(expected, mean), "round " + round);
    }
  }

  @Test
  void sumsThatBecomeZeroInBetweenAreTakenOnce() {
    SegmentAggregator aggregator = new SegmentAggregator();
    aggregator.reset(70_000);
    for (float value : new float[] {1, -1, 4, -4, 2}) {
      aggregator.add(
          SparseSegment.of(new int[] {3, 69_999}, new float[] {value, Math.min(value, 1)}), 1);
    }
    float[] mean = new float[70_000];
    aggregator.takeMean(8, mean);
    assertEquals(0.25f, mean[3]);
    assertEquals(-0.25f, mean[69_999]);
  }

  @Test
  void whatWasNotTakenIsForgotten() {
    SegmentAggregator aggregator = new SegmentAggregator();
    SegmentAggregator other = new SegmentAggregator();
    aggregator.reset(10);
    other.reset(10);
    other.add(SparseSegment.of(new int[] {8}, new float[] {1f}), 1);
    aggregator.add(SparseSegment.of(new int[] {9}, new float[] {1f}), 1);
    aggregator.add(other);
    aggregator.reset(3);
    aggregator.reset(10);
    aggregator.add(SparseSegment.of(new int[] {3}, new float[] {1f}), 1);
    float[] mean = new float[10];
    aggregator.takeMean(1, mean);
    assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, mean);
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
    mean = new float[3];
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

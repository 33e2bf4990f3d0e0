package io.kicktrain.bench.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.kicktrain.codec.aggregate.SegmentAggregator;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeastSumsTest {

  private static SparseSegment draw(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] positions =
        IntStream.range(0, Geometry.SEGMENT).filter(i -> random.nextInt(100) == 0).toArray();
    float[] values = new float[positions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return SparseSegment.of(positions, values);
  }

  @Test
  void itsMeansAreThoseOfTheAggregator() {
    SparseSegment[] messages =
        IntStream.range(0, 20).mapToObj(LeastSumsTest::draw).toArray(SparseSegment[]::new);
    SegmentAggregator aggregator = new SegmentAggregator();
    float[] expected = new float[Geometry.SEGMENT];
    aggregator.start(Geometry.SEGMENT, 20, expected);
    for (SparseSegment message : messages) {
      aggregator.add(message, 1);
    }
    aggregator.finish();
    LeastSums least = new LeastSums(messages);
    long[] sums = new long[Geometry.BLOCK];
    for (int round = 0; round < 2; round++) {
      float[] mean = new float[Geometry.SEGMENT];
      least.run(sums, 20, mean);
      assertArrayEquals(expected, mean);
    }
  }
}

package io.kicktrain.bench.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is measured must be what the rows say it is. */
class InputsTest {

  @Test
  void thePassSumsEveryCoordinateOnce() {
    float[][] segments = new float[3][Geometry.SEGMENT];
    SplittableRandom random = new SplittableRandom(1);
    long expected = 0;
    for (int s = 0; s < 3; s++) {
      for (int i = 0; i < Geometry.SEGMENT; i++) {
        int x = random.nextInt(-2, 3); // small integers: floats add them exactly in any order
        segments[s][i] = x;
        expected += s == 0 ? 0 : x;
      }
    }
    MemoryPass pass = new MemoryPass();
    assertEquals(expected, pass.sum(segments, 1, 3));
    assertEquals(expected, pass.sum(segments, 1, 3), "a second pass starts from zero");
    assertEquals(0, pass.sum(segments, 1, 1));
    float sequential =
        MemoryPass.sequentialSum(segments[1]) + MemoryPass.sequentialSum(segments[2]);
    assertEquals(expected, sequential);
    MemoryPass.add(segments[1], segments[2]);
    assertEquals(expected, MemoryPass.sequentialSum(segments[1]));
  }

  @Test
  void randomPositionsAscendAndHaveTheirDensity() {
    RandomPositions random = new RandomPositions(0.01, 7);
    long count = 0;
    for (int s = 0; s < 40; s++) {
      int[] positions = random.next(Geometry.SEGMENT);
      count += positions.length;
      for (int i = 1; i < positions.length; i++) {
        assertTrue(positions[i - 1] < positions[i]);
      }
      assertTrue(positions[0] >= 0 && positions[positions.length - 1] < Geometry.SEGMENT);
    }
    double expected = 0.01 * 40 * Geometry.SEGMENT;
    assertEquals(expected, count, 4 * Math.sqrt(expected));
  }

  /** Thresholds from tables of the normal distribution. */
  @Test
  void theTailStartsWhereTheNormalDistributionHasIt() {
    assertEquals(1.959964, new NormalTail(0.05).threshold(), 1e-5);
    assertEquals(3.290527, new NormalTail(0.001).threshold(), 1e-5);
    NormalTail tail = new NormalTail(0.01);
    SplittableRandom random = new SplittableRandom(3);
    int n = 100_000;
    long beyond = 0;
    for (int i = 0; i < n; i++) {
      float x = tail.next(random);
      assertTrue(Math.abs(x) >= tail.threshold() - 1e-6);
      beyond += Math.abs(x) > 3.290527 ? 1 : 0;
    }
    assertEquals(0.1 * n, beyond, 4 * Math.sqrt(0.1 * n));
  }

  @Test
  void theLargestOfAVectorAreAsManyAsAskedAndBecomeAMessage() throws IOException {
    long length = 3L * Geometry.SEGMENT + 1000;
    LargestOfNormal largest = new LargestOfNormal(length, 2000, 5);
    assertEquals((length * 2 + 999) / 1000, largest.count());
    MessageReader message = MessageReader.of(largest.message(ValueFormat.FLOAT32));
    assertEquals(length, message.header().parameters());
    SparseSegment segment = new SparseSegment();
    for (int s = 0; s < 4; s++) {
      message.decode(s, segment);
      assertArrayEquals(largest.positions(s), Arrays.copyOf(segment.positions(), segment.count()));
    }
  }

  @Test
  void theEntropyOfAFairCoinIsTwoBitsForEachHead() {
    assertEquals(2, Entropy.perNonzero(0.5), 1e-12);
    assertEquals(11.41, Entropy.perNonzero(0.001), 0.005);
    assertEquals(8.08, Entropy.perNonzero(0.01), 0.005);
  }
}

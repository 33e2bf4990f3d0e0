package io.kicktrain.bench.codec;

import io.kicktrain.codec.aggregate.FixedPoint;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * The least that summing a segment can do: every value is added to the 64-bit sum of its
 * coordinate, and every sum that is not zero is divided. All else has been done before: values lie
 * in one array, sorted by blocks, so that the sums of a block stay in the fastest cache, and which
 * coordinates have one is known.
 */
final class LeastSums {

  private static final int BLOCKS = Geometry.BLOCKS_PER_SEGMENT;

  private final int[][] positions = new int[BLOCKS][];
  private final long[][] quanta = new long[BLOCKS][];
  private final int[][] touched = new int[BLOCKS][];

  /** Sorts the values of one segment of some messages. */
  LeastSums(SparseSegment[] messages) {
    int[] counts = new int[BLOCKS];
    for (SparseSegment message : messages) {
      for (int i = 0; i < message.count(); i++) {
        counts[message.positions()[i] / Geometry.BLOCK]++;
      }
    }
    Arrays.setAll(positions, block -> new int[counts[block]]);
    Arrays.setAll(quanta, block -> new long[counts[block]]);
    Arrays.fill(counts, 0);
    for (SparseSegment message : messages) {
      for (int i = 0; i < message.count(); i++) {
        int block = message.positions()[i] / Geometry.BLOCK;
        positions[block][counts[block]] = message.positions()[i] % Geometry.BLOCK;
        quanta[block][counts[block]++] = FixedPoint.of(message.values()[i]);
      }
    }
    Arrays.setAll(touched, block -> Arrays.stream(positions[block]).distinct().toArray());
  }

  /**
   * Adds and divides.
   *
   * @param sums room for a block; zeros, and again on return
   * @param mean gets the means of the segment's coordinates that have a value
   */
  void run(long[] sums, long weight, float[] mean) {
    for (int block = 0; block < BLOCKS; block++) {
      add(positions[block], quanta[block], sums);
      divide(touched[block], sums, weight, mean, block * Geometry.BLOCK);
    }
  }

  private static void add(int[] positions, long[] quanta, long[] sums) {
    for (int i = 0; i < positions.length; i++) {
      sums[positions[i]] += quanta[i];
    }
  }

  private static void divide(int[] touched, long[] sums, long weight, float[] mean, int start) {
    for (int at : touched) {
      mean[start + at] = FixedPoint.mean(sums[at], weight);
      sums[at] = 0;
    }
  }
}

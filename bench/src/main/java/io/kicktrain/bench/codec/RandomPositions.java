package io.kicktrain.bench.codec;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Positions that are set independently of each other with one probability: the input on which no
 * coder can do better than H(p) / p. Drawn gap by gap, so that no dense array is needed.
 */
final class RandomPositions {

  private final SplittableRandom random;
  private final double logOfMiss;

  RandomPositions(double p, long seed) {
    random = new SplittableRandom(seed);
    logOfMiss = Math.log1p(-p);
  }

  /** Ascending positions in 0 .. length - 1. */
  int[] next(int length) {
    int[] positions = new int[64];
    int count = 0;
    for (long at = gap(); at < length; at += 1 + gap()) {
      if (count == positions.length) {
        positions = Arrays.copyOf(positions, 2 * count);
      }
      positions[count++] = (int) at;
    }
    return Arrays.copyOf(positions, count);
  }

  private long gap() {
    return (long) (Math.log(1 - random.nextDouble()) / logOfMiss);
  }
}

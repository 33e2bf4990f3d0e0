package io.kicktrain.codec;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Vectors that look like gradients: heavy tails, and a scale that changes along the vector. */
public final class Samples {
  private Samples() {}

  public static ParameterVector gradient(long length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterVector vector = new ParameterVector(length);
    for (long i = 0; i < length; i++) {
      double scale = 0.01 * (1 + i / 10_000 % 7);
      vector.set(i, (float) (scale * Math.pow(random.nextGaussian(), 3)));
    }
    return vector;
  }

  /** Up to a dozen ranges: single coordinates, neighbours, whole blocks, once in a while all. */
  public static Dense dense(long length, ValueFormat values, SplittableRandom random) {
    if (random.nextInt(10) == 0) {
      return new Dense(List.of(new Dense.Range(0, length)), values);
    }
    List<Dense.Range> ranges = new ArrayList<>();
    long end = 0;
    for (int i = random.nextInt(12); i > 0 && end < length; i--) {
      long from = end + (random.nextInt(3) == 0 ? 0 : random.nextLong(length) / 8);
      end = from + 1 + (random.nextLong(length) >>> random.nextInt(20));
      if (end <= length) {
        ranges.add(new Dense.Range(from, end));
      }
    }
    return new Dense(ranges, values);
  }

  public static float[] block(int length, long seed) {
    float[] block = new float[length];
    gradient(length, seed).copyBlock(0, block);
    return block;
  }
}

package io.kicktrain.codec;

import io.kicktrain.codec.vector.ParameterVector;
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

  public static float[] block(int length, long seed) {
    float[] block = new float[length];
    gradient(length, seed).copyBlock(0, block);
    return block;
  }
}

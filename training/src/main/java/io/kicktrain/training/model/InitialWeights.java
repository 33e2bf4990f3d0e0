package io.kicktrain.training.model;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.random.SplitMix64;
import java.util.Arrays;

/**
 * The weights a campaign starts with, made from the recipe's seed, bit for bit the same in every
 * language: integers until one conversion and one multiplication in float32. The document {@code
 * docs/initial-weights.md} specifies it with test vectors.
 *
 * <p>Coordinate i of a tensor with a normal start takes output i of {@link SplitMix64} seeded with
 * the campaign's seed (i counts over the whole vector), adds the four 16-bit quarters of it,
 * subtracts their mean 131,070 and multiplies by the tensor's scale. The sum of four uniform
 * numbers is close enough to normal for this purpose and ends at 3.46 deviations.
 */
public final class InitialWeights {

  private static final int MEAN = 2 * 0xFFFF;

  private InitialWeights() {}

  /**
   * All weights at once.
   *
   * @param layout the model
   * @param seed the recipe's seed
   * @return a vector of {@code layout.parameters()} coordinates
   */
  public static ParameterVector generate(ModelLayout layout, long seed) {
    ParameterVector weights = new ParameterVector(layout.parameters());
    for (int s = 0; s < weights.segments(); s++) {
      segment(layout, seed, s, weights.segment(s));
    }
    return weights;
  }

  /**
   * The weights of one segment.
   *
   * @param layout the model
   * @param seed the recipe's seed
   * @param segment the segment's number
   * @param into at least as long as the segment; what lies behind it is not touched
   * @throws IndexOutOfBoundsException if there is no such segment, or {@code into} is too short
   */
  public static void segment(ModelLayout layout, long seed, int segment, float[] into) {
    int length = Geometry.segmentLength(layout.parameters(), segment);
    long start = (long) segment * Geometry.SEGMENT;
    long end = start + length;
    for (ParameterSpec tensor : layout.tensors()) {
      long from = Math.max(start, tensor.offset());
      long to = Math.min(end, tensor.end());
      if (from < to) {
        fill(tensor.init(), seed, from, into, (int) (from - start), (int) (to - start));
      }
    }
  }

  /** Fills into[begin, end), where into[begin] is coordinate {@code first} of the vector. */
  private static void fill(Init init, long seed, long first, float[] into, int begin, int end) {
    if (init instanceof Init.Normal normal) {
      float scale = normal.scale();
      for (int i = begin; i < end; i++) {
        into[i] = centredSum(SplitMix64.output(seed, first + (i - begin))) * scale;
      }
    } else {
      Arrays.fill(into, begin, end, init instanceof Init.Ones ? 1f : 0f);
    }
  }

  /** Sum of the four 16-bit quarters less its mean: -131,070 to 131,070, exact as a float. */
  private static float centredSum(long bits) {
    int sum =
        (int) (bits & 0xFFFF)
            + (int) (bits >>> 16 & 0xFFFF)
            + (int) (bits >>> 32 & 0xFFFF)
            + (int) (bits >>> 48);
    return (float) (sum - MEAN);
  }
}

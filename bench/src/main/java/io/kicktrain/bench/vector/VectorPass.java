package io.kicktrain.bench.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The fastest sum over float arrays that the Vector API gets out of the memory. */
public final class VectorPass {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private VectorPass() {}

  /**
   * Sum of the segments {@code from .. to - 1}, each read as four streams side by side.
   *
   * @param segments each of 2^18 coordinates
   */
  public static float sum(float[][] segments, int from, int to) {
    float sum = 0;
    for (int s = from; s < to; s++) {
      sum += sum(segments[s]);
    }
    return sum;
  }

  /** A method of its own: vectors that live across an outer loop become objects. */
  private static float sum(float[] segment) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int quarter = segment.length / 4;
    for (int i = 0; i < quarter; i += SPECIES.length()) {
      a = a.add(FloatVector.fromArray(SPECIES, segment, i));
      b = b.add(FloatVector.fromArray(SPECIES, segment, i + quarter));
      c = c.add(FloatVector.fromArray(SPECIES, segment, i + 2 * quarter));
      d = d.add(FloatVector.fromArray(SPECIES, segment, i + 3 * quarter));
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }
}

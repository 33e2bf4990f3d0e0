package io.kicktrain.codec.select;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The scan by the Vector API, in one sequential stream: each vector is compared with the bound, and
 * a branch tells the few of which a lane reaches it. As long as it guesses right, the processor
 * goes on asking for memory, so that looking takes no time of its own.
 */
public final class VectorBoundScan implements BoundScan {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int MAGNITUDE = 0x7fffffff;

  private final int[] found = new int[STRETCH + 1];
  private final int[] foundKeys = new int[STRETCH + 1];
  private int count;

  /** A scan for one thread. */
  public VectorBoundScan() {}

  @Override
  public int look(float[] values, int from, int length, int bound) {
    count = 0;
    int end = from + FLOATS.loopBound(length);
    for (int i = from; i < end; i += LANES) {
      if (reaches(FloatVector.fromArray(FLOATS, values, i), bound)) {
        keep(values, i, i + LANES, bound);
      }
    }
    keep(values, end, from + length, bound);
    return largest();
  }

  @Override
  public int lookAtSum(
      float a, float[] x, float[] y, float[] sum, int from, int length, int bound) {
    count = 0;
    int end = from + FLOATS.loopBound(length);
    for (int i = from; i < end; i += LANES) {
      FloatVector product = FloatVector.fromArray(FLOATS, x, i).mul(a);
      FloatVector added = product.add(FloatVector.fromArray(FLOATS, y, i));
      added.intoArray(sum, i);
      if (reaches(added, bound)) {
        keep(sum, i, i + LANES, bound);
      }
    }
    for (int i = end; i < from + length; i++) {
      sum[i] = a * x[i] + y[i];
    }
    keep(sum, end, from + length, bound);
    return largest();
  }

  private static boolean reaches(FloatVector values, int bound) {
    IntVector keys = values.reinterpretAsInts().and(MAGNITUDE);
    return keys.compare(VectorOperators.GE, bound).anyTrue();
  }

  private void keep(float[] values, int from, int to, int bound) {
    count = MagnitudeScan.append(values, from, to, bound, found, foundKeys, count);
  }

  private int largest() {
    int largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, foundKeys[i]);
    }
    return largest;
  }

  @Override
  public int gather(float[] values, int[] indices, int[] keys, int at) {
    System.arraycopy(found, 0, indices, at, count);
    System.arraycopy(foundKeys, 0, keys, at, count);
    return count;
  }
}

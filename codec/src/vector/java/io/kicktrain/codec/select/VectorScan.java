package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The scan by the Vector API, compiled only where the virtual machine has the incubating one. */
public final class VectorScan extends ColumnScan {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();
  private static final int QUARTER = Geometry.BLOCK / 4;
  private static final int FEW = 16;
  private static final int MAGNITUDE = 0x7fffffff;

  private final int[] ofFour = new int[QUARTER];

  /** A scan for one thread. */
  public VectorScan() {}

  /** To look at more maxima takes next to nothing, to look into a group of 16 does. */
  @Override
  public int sizeForFew() {
    return 4;
  }

  @Override
  int lookAtFull(float[] values, int from, int groups, int[] maxima) {
    if (groups > QUARTER) {
      return keys(values, from, maxima);
    }
    for (int i = 0; i < QUARTER; i += LANES) {
      int at = from + i;
      IntVector max = key(values, at).max(key(values, at + QUARTER));
      max = max.max(key(values, at + 2 * QUARTER)).max(key(values, at + 3 * QUARTER));
      max.intoArray(ofFour, i);
    }
    return maximaOf(ofFour, groups, maxima);
  }

  @Override
  int lookAtFullSum(
      float a, float[] x, float[] y, float[] sum, int from, int groups, int[] maxima) {
    // Four streams through the memory are quicker than one, or than one for each of sixteen.
    for (int i = 0; i < QUARTER; i += LANES) {
      int at = from + i;
      IntVector max = add(a, x, y, sum, at).max(add(a, x, y, sum, at + QUARTER));
      max = max.max(add(a, x, y, sum, at + 2 * QUARTER)).max(add(a, x, y, sum, at + 3 * QUARTER));
      max.intoArray(ofFour, i);
    }
    return groups > QUARTER ? keys(sum, from, maxima) : maximaOf(ofFour, groups, maxima);
  }

  private static IntVector add(float a, float[] x, float[] y, float[] sum, int i) {
    FloatVector product = FloatVector.fromArray(FLOATS, x, i).mul(a);
    FloatVector added = product.add(FloatVector.fromArray(FLOATS, y, i));
    added.intoArray(sum, i);
    return key(added);
  }

  private static int keys(float[] values, int from, int[] into) {
    IntVector largest = IntVector.zero(INTS);
    for (int i = 0; i < Geometry.BLOCK; i += LANES) {
      IntVector key = key(values, from + i);
      key.intoArray(into, i);
      largest = largest.max(key);
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  private static int maximaOf(int[] ofFour, int groups, int[] into) {
    IntVector largest = IntVector.zero(INTS);
    for (int g = 0; g < groups; g += LANES) {
      IntVector max = IntVector.fromArray(INTS, ofFour, g);
      for (int i = g + groups; i < QUARTER; i += groups) {
        max = max.max(IntVector.fromArray(INTS, ofFour, i));
      }
      max.intoArray(into, g);
      largest = largest.max(max);
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  private static IntVector key(float[] values, int i) {
    return key(FloatVector.fromArray(FLOATS, values, i));
  }

  private static IntVector key(FloatVector values) {
    return values.reinterpretAsInts().and(MAGNITUDE);
  }

  @Override
  int few(int groups) {
    return FEW;
  }

  @Override
  int reached(int[] maxima, int groups, int bound, int[] into) {
    int found = 0;
    for (int g = 0; g < groups; g += LANES) {
      if (reaches(IntVector.fromArray(INTS, maxima, g), bound)) {
        for (int i = g; i < g + LANES; i++) {
          into[found] = i;
          found += maxima[i] >= bound ? 1 : 0;
        }
      }
    }
    return found;
  }

  /** Which lanes do is quicker seen in the array than asked of the mask. */
  private static boolean reaches(IntVector keys, int bound) {
    return keys.compare(VectorOperators.GE, bound).anyTrue();
  }

  @Override
  int collectAll(float[] values, int start, int bound, int[] indices, int[] keys) {
    int found = 0;
    for (int at = start; at < start + Geometry.BLOCK; at += LANES) {
      if (reaches(key(values, at), bound)) {
        for (int i = at; i < at + LANES; i++) {
          int key = MagnitudeScan.key(values[i]);
          indices[found] = i;
          keys[found] = key;
          found += key >= bound ? 1 : 0;
        }
      }
    }
    return found;
  }
}

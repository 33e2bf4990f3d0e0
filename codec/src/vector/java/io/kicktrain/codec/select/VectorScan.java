package io.kicktrain.codec.select;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The scan by the Vector API, compiled only where the virtual machine has the incubating one. */
public final class VectorScan extends ColumnScan {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();
  private static final int MAGNITUDE = 0x7fffffff;

  /** A quarter of the coordinates, a quarter of that, and so on. */
  private final int[] columns = new int[STRETCH / 2];

  /** A scan for one thread. */
  public VectorScan() {}

  @Override
  int column(int i) {
    return columns[i];
  }

  @Override
  int fold(float[] values, int from, int width) {
    for (int i = 0; i < width; i += LANES) {
      int at = from + i;
      IntVector max = key(values, at).max(key(values, at + width));
      max = max.max(key(values, at + 2 * width)).max(key(values, at + 3 * width));
      max.intoArray(columns, i);
    }
    return 0;
  }

  @Override
  void foldLevel(int from, int width) {
    for (int i = from; i < from + width; i += LANES) {
      largestOfFour(i, width).intoArray(columns, i + 4 * width);
    }
  }

  @Override
  int findTops(int from, int n, int[] tops) {
    IntVector largest = IntVector.zero(INTS);
    for (int i = 0; i < n; i += LANES) {
      IntVector top = largestOfFour(from + i, n);
      top.intoArray(tops, i);
      largest = largest.max(top);
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  private IntVector largestOfFour(int at, int distance) {
    IntVector max = keys(at).max(keys(at + distance));
    return max.max(keys(at + 2 * distance)).max(keys(at + 3 * distance));
  }

  private IntVector keys(int at) {
    return IntVector.fromArray(INTS, columns, at);
  }

  @Override
  int foldSum(float a, float[] x, float[] y, float[] sum, int from, int width) {
    // Four streams through the memory are quicker than one, or than one for each of sixteen.
    for (int i = 0; i < width; i += LANES) {
      int at = from + i;
      IntVector max = add(a, x, y, sum, at).max(add(a, x, y, sum, at + width));
      max = max.max(add(a, x, y, sum, at + 2 * width)).max(add(a, x, y, sum, at + 3 * width));
      max.intoArray(columns, i);
    }
    return 0;
  }

  private static IntVector add(float a, float[] x, float[] y, float[] sum, int i) {
    FloatVector product = FloatVector.fromArray(FLOATS, x, i).mul(a);
    FloatVector added = product.add(FloatVector.fromArray(FLOATS, y, i));
    added.intoArray(sum, i);
    return key(added);
  }

  @Override
  int keys(float[] values, int from, int n, int[] keys) {
    IntVector largest = IntVector.zero(INTS);
    for (int i = 0; i < n; i += LANES) {
      IntVector key = key(values, from + i);
      key.intoArray(keys, i);
      largest = largest.max(key);
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  @Override
  void copyKeys(int from, int n, int[] keys) {
    System.arraycopy(columns, from, keys, 0, n);
  }

  private static IntVector key(float[] values, int i) {
    return key(FloatVector.fromArray(FLOATS, values, i));
  }

  private static IntVector key(FloatVector values) {
    return values.reinterpretAsInts().and(MAGNITUDE);
  }

  @Override
  int gatherAll(float[] values, int from, int to, int bound, int[] indices, int[] keys, int at) {
    int out = at;
    for (int start = from; start < to; start += LANES) {
      // Which lanes do is quicker seen in the array than asked of the mask.
      if (key(values, start).compare(VectorOperators.GE, bound).anyTrue()) {
        out = MagnitudeScan.append(values, start, start + LANES, bound, indices, keys, out);
      }
    }
    return out - at;
  }
}

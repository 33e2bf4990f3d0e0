package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The scan by vector instructions, compiled only where the virtual machine has the incubating
 * Vector API. Groups of a full block are columns: coordinate i belongs to group i mod the number of
 * groups, so that their maxima need no step across lanes; the coordinates above a bound are found
 * by comparing all of them again, which is quick. Blocks that are not full are left to {@link
 * ScalarScan}.
 */
public final class VectorScan implements MagnitudeScan {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();
  private static final int FEW = 16;
  private static final int MAGNITUDE = 0x7fffffff;

  private final ScalarScan scalar = new ScalarScan();
  private final int[] maxima = new int[Geometry.BLOCK];
  private final int[] reached = new int[FEW + 1];
  private int start;
  private int groups;
  private boolean full;

  /** A scan for one thread. */
  public VectorScan() {}

  @Override
  public int look(float[] values, int from, int length, int size) {
    full = length == Geometry.BLOCK;
    if (!full) {
      return scalar.look(values, from, length, size);
    }
    start = from;
    groups = Geometry.BLOCK / size;
    IntVector largest = IntVector.zero(INTS);
    for (int column = 0; column < groups; column += LANES) {
      IntVector max = IntVector.zero(INTS);
      for (int i = from + column; i < from + Geometry.BLOCK; i += groups) {
        max = max.max(keys(values, i));
      }
      max.intoArray(maxima, column);
      largest = largest.max(max);
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  private static IntVector keys(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at).reinterpretAsInts().and(MAGNITUDE);
  }

  @Override
  public int groups() {
    return full ? groups : scalar.groups();
  }

  @Override
  public int[] maxima() {
    return full ? maxima : scalar.maxima();
  }

  @Override
  public int collect(float[] values, int bound, int[] indices, int[] keys) {
    if (!full) {
      return scalar.collect(values, bound, indices, keys);
    }
    int few = reached(bound);
    return few <= FEW
        ? collectColumns(values, bound, few, indices, keys)
        : collectAll(values, bound, indices, keys);
  }

  /** Finds the groups that reach the bound; more than {@value #FEW} if there are more. */
  private int reached(int bound) {
    int found = 0;
    for (int column = 0; column < groups && found <= FEW; column += LANES) {
      VectorMask<Integer> lanes =
          IntVector.fromArray(INTS, maxima, column).compare(VectorOperators.GE, bound);
      if (lanes.anyTrue()) {
        for (long left = lanes.toLong(); left != 0 && found <= FEW; left &= left - 1) {
          reached[found++] = column + Long.numberOfTrailingZeros(left);
        }
      }
    }
    return found;
  }

  private int collectColumns(float[] values, int bound, int few, int[] indices, int[] keys) {
    int found = 0;
    for (int r = 0; r < few; r++) {
      for (int i = start + reached[r]; i < start + Geometry.BLOCK; i += groups) {
        indices[found] = i;
        found += MagnitudeScan.key(values[i]) >= bound ? 1 : 0;
      }
    }
    Arrays.sort(indices, 0, found);
    for (int i = 0; i < found; i++) {
      keys[i] = MagnitudeScan.key(values[indices[i]]);
    }
    return found;
  }

  private int collectAll(float[] values, int bound, int[] indices, int[] keys) {
    int found = 0;
    for (int at = start; at < start + Geometry.BLOCK; at += LANES) {
      VectorMask<Integer> reaches = keys(values, at).compare(VectorOperators.GE, bound);
      if (reaches.anyTrue()) {
        found = append(values, at, reaches.toLong(), indices, keys, found);
      }
    }
    return found;
  }

  private static int append(
      float[] values, int at, long lanes, int[] indices, int[] keys, int found) {
    int n = found;
    for (long left = lanes; left != 0; left &= left - 1) {
      int i = at + Long.numberOfTrailingZeros(left);
      indices[n] = i;
      keys[n++] = MagnitudeScan.key(values[i]);
    }
    return n;
  }
}

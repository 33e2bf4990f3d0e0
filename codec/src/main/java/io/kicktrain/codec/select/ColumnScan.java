package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * A scan of full blocks whose groups are columns: coordinate i belongs to group i mod the number of
 * groups, so that vector instructions find the maxima of many groups at once. Blocks that are not
 * full are left to {@link ScalarScan}.
 */
abstract class ColumnScan implements MagnitudeScan {
  private final ScalarScan scalar = new ScalarScan();
  private final int[] maxima = new int[Geometry.BLOCK];
  private final int[] reached = new int[Geometry.BLOCK + 1];
  private int start;
  private int groups;
  private boolean full;

  /**
   * Finds the maxima of a full block's columns.
   *
   * @param groups how many
   * @param maxima gets their bits
   * @return the largest
   */
  abstract int lookAtFull(float[] values, int from, int groups, int[] maxima);

  /** The same of {@code sum = a * x + y}, which it fills. */
  abstract int lookAtFullSum(
      float a, float[] x, float[] y, float[] sum, int from, int groups, int[] maxima);

  /**
   * Finds the groups that reach a bound.
   *
   * @param into gets their numbers, ascending; room for one more than there are
   * @return how many
   */
  abstract int reached(int[] maxima, int groups, int bound, int[] into);

  /** {@link #collect}, one coordinate after the other, of the full block that starts there. */
  abstract int collectAll(float[] values, int start, int bound, int[] indices, int[] keys);

  /** A larger number of groups that reach a bound is gone through less quickly than all. */
  abstract int few(int groups);

  @Override
  public final int look(float[] values, int from, int length, int size) {
    return startsFull(from, length, size)
        ? lookAtFull(values, from, groups, maxima)
        : scalar.look(values, from, length, size);
  }

  @Override
  public final int lookAtSum(
      float a, float[] x, float[] y, float[] sum, int from, int length, int size) {
    return startsFull(from, length, size)
        ? lookAtFullSum(a, x, y, sum, from, groups, maxima)
        : scalar.lookAtSum(a, x, y, sum, from, length, size);
  }

  private boolean startsFull(int from, int length, int size) {
    full = length == Geometry.BLOCK && from <= Geometry.SEGMENT - Geometry.BLOCK;
    start = from;
    groups = Geometry.BLOCK / size;
    return full;
  }

  @Override
  public final int groups() {
    return full ? groups : scalar.groups();
  }

  @Override
  public final int[] maxima() {
    return full ? maxima : scalar.maxima();
  }

  @Override
  public final int collect(float[] values, int bound, int[] indices, int[] keys) {
    if (!full) {
      return scalar.collect(values, bound, indices, keys);
    }
    int n = reached(maxima, groups, bound, reached);
    return n <= few(groups)
        ? collectReached(values, bound, n, indices, keys)
        : collectAll(values, start, bound, indices, keys);
  }

  private int collectReached(float[] values, int bound, int n, int[] indices, int[] keys) {
    int found = 0;
    for (int r = 0; r < n; r++) {
      for (int i = start + reached[r]; i < start + Geometry.BLOCK; i += groups) {
        indices[found] = i;
        found += MagnitudeScan.key(values[i]) >= bound ? 1 : 0;
      }
    }
    // Columns do not come in the order of the coordinates.
    Arrays.sort(indices, 0, found);
    for (int c = 0; c < found; c++) {
      keys[c] = MagnitudeScan.key(values[indices[c]]);
    }
    return found;
  }
}

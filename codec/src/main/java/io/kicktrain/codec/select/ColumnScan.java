package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * A scan whose groups are columns, so that vector instructions find the maxima of many groups at
 * once: column i of a level of w columns holds the columns i, i + w, i + 2 w and i + 3 w of the
 * level below, the lowest level being the coordinates. What reaches a bound is found from the top
 * down, without branches that would be mispredicted. Only full blocks and full stretches are looked
 * at like this; others are left to {@link ScalarScan}.
 */
abstract class ColumnScan implements MagnitudeScan {
  private static final int QUARTER = Geometry.BLOCK / 4;

  private final ScalarScan scalar = new ScalarScan();
  private final int[] maxima = new int[Geometry.BLOCK];
  private final int[] tops = new int[QUARTER];
  private int[] reached = new int[QUARTER + 1];
  private int[] reachedBelow = new int[QUARTER + 1];
  private int start;
  private int length;
  private int groups;
  private int level;
  private boolean full;

  /** Whether there are no levels between the groups and the coordinates. */
  private boolean flat;

  /** If so, the columns' maxima, of which the first is at {@link #level}. */
  private float[] flatMaxima = {};

  private boolean ascending;

  /**
   * Finds the first level: the largest magnitudes of the coordinates i, i + width, i + 2 width and
   * i + 3 width from {@code from} on.
   *
   * @param width 1024 or 4096
   * @return where the level starts among all columns
   */
  abstract int fold(float[] values, int from, int width);

  /** The same of {@code sum = a * x + y}, which it fills. */
  abstract int foldSum(float a, float[] x, float[] y, float[] sum, int from, int width);

  /**
   * Finds the next level, which starts 4 width behind the level below.
   *
   * @param from where the level below starts
   * @param width 256 or 1024
   */
  abstract void foldLevel(int from, int width);

  /** The bits of a column's largest magnitude. */
  abstract int column(int i);

  /**
   * Finds the bits of the magnitudes of coordinates.
   *
   * @param n how many, from {@code from} on; a multiple of 256
   * @param keys gets them
   * @param tops gets, at i, the largest of the keys i, i + n/4, i + n/2 and i + 3n/4
   * @return the largest
   */
  abstract int keys(float[] values, int from, int n, int[] keys, int[] tops);

  /** The same of a level. */
  abstract int keysOfLevel(int from, int n, int[] keys, int[] tops);

  /** {@link #gather}, one coordinate after the other, of full blocks. */
  abstract int gatherAll(
      float[] values, int from, int to, int bound, int[] indices, int[] keys, int at);

  @Override
  public final int look(float[] values, int from, int length, int size) {
    if (!startsFull(from, length, size)) {
      return scalar.look(values, from, length, size);
    }
    return size == 1
        ? keys(values, from, length, maxima, tops)
        : climb(fold(values, from, length / 4));
  }

  @Override
  public final int lookAtSum(
      float a, float[] x, float[] y, float[] sum, int from, int length, int size) {
    if (!startsFull(from, length, size)) {
      return scalar.lookAtSum(a, x, y, sum, from, length, size);
    }
    int lowest = foldSum(a, x, y, sum, from, length / 4);
    return size == 1 ? keys(sum, from, length, maxima, tops) : climb(lowest);
  }

  @Override
  public final int lookAtMaxima(float[] values, float[] columns, int from, int length) {
    if (!startsFull(from, length, SMALL)) {
      return scalar.look(values, from, length, SMALL);
    }
    flat = true;
    flatMaxima = columns;
    level = ColumnMaxima.ofBlock(from);
    int largest = 0;
    for (int top = 0; top < ColumnMaxima.TOPS; top++) {
      tops[top] = MagnitudeScan.key(columns[level - ColumnMaxima.TOPS + top]);
      largest = Math.max(largest, tops[top]);
    }
    return largest;
  }

  private boolean startsFull(int from, int length, int size) {
    full =
        length == (size == LARGE ? STRETCH : Geometry.BLOCK) && from <= Geometry.SEGMENT - length;
    start = from;
    flat = false;
    this.length = length;
    groups = length / size;
    return full;
  }

  private int climb(int lowest) {
    level = lowest;
    for (int width = length / 16; width >= groups; width /= 4) {
      foldLevel(level, width);
      level += 4 * width;
    }
    return keysOfLevel(level, groups, maxima, tops);
  }

  @Override
  public final int groups() {
    return full ? groups : scalar.groups();
  }

  @Override
  public final int[] maxima() {
    for (int group = 0; flat && group < groups; group++) {
      maxima[group] = maximum(group);
    }
    return full ? maxima : scalar.maxima();
  }

  private int maximum(int group) {
    return flat ? MagnitudeScan.key(flatMaxima[level + group]) : maxima[group];
  }

  @Override
  public final int topCount() {
    return full ? groups / 4 : scalar.topCount();
  }

  @Override
  public final int[] tops() {
    return full ? tops : scalar.tops();
  }

  @Override
  public final int collect(float[] values, int bound, int[] indices, int[] keys) {
    int found = gather(values, bound, indices, keys, 0);
    if (full && !ascending) {
      Arrays.sort(indices, 0, found);
      for (int c = 0; c < found; c++) {
        keys[c] = MagnitudeScan.key(values[indices[c]]);
      }
    }
    return found;
  }

  @Override
  public final int gather(float[] values, int bound, int[] indices, int[] keys, int at) {
    if (!full) {
      return scalar.gather(values, bound, indices, keys, at);
    }
    int n = groups == length ? groups : reachedGroups(bound);
    ascending = n > groups / 4;
    return ascending
        ? gatherAll(values, start, start + length, bound, indices, keys, at)
        : gatherReached(values, n, bound, indices, keys, at);
  }

  /** Finds the groups that reach the bound, which are then {@link #reached}. */
  private int reachedGroups(int bound) {
    int quarter = groups / 4;
    int above = 0;
    for (int top = 0; top < quarter; top++) {
      reachedBelow[above] = top;
      above += tops[top] >= bound ? 1 : 0;
    }
    int n = 0;
    for (int r = 0; r < above; r++) {
      for (int k = 0; k < 4; k++) {
        int group = reachedBelow[r] + k * quarter;
        reached[n] = group;
        n += maximum(group) >= bound ? 1 : 0;
      }
    }
    return n;
  }

  private int gatherReached(
      float[] values, int groupsReached, int bound, int[] indices, int[] keys, int at) {
    int n = groupsReached;
    int width = groups;
    for (int from = level - 4 * width; !flat && 4 * width < length; from -= 4 * width) {
      n = descend(from, width, n, bound);
      width *= 4;
    }
    int out = at;
    for (int r = 0; r < n; r++) {
      for (int index = start + reached[r]; index < start + length; index += width) {
        int key = MagnitudeScan.key(values[index]);
        indices[out] = index;
        keys[out] = key;
        out += key >= bound ? 1 : 0;
      }
    }
    return out - at;
  }

  /** From the columns that were reached of a level to those of the level below. */
  private int descend(int from, int width, int n, int bound) {
    int found = 0;
    for (int r = 0; r < n; r++) {
      for (int k = 0; k < 4; k++) {
        int column = reached[r] + k * width;
        reachedBelow[found] = column;
        found += column(from + column) >= bound ? 1 : 0;
      }
    }
    int[] above = reached;
    reached = reachedBelow;
    reachedBelow = above;
    return found;
  }
}

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

  /** Groups of a top: it holds four columns of the last level, which hold four groups each. */
  private static final int TOP = 16;

  private final ScalarScan scalar = new ScalarScan();
  private final int[] maxima = new int[Geometry.BLOCK];
  private final int[] tops = new int[QUARTER / TOP];
  private int[] reached = new int[QUARTER + 1];
  private int[] reachedBelow = new int[QUARTER + 1];
  private int start;
  private int length;
  private int groups;

  /** Where the last level starts, whose columns hold four groups each. */
  private int level;

  /** Where the level starts whose columns are the groups. */
  private int groupLevel;

  private boolean full;
  private boolean maximaFound;

  /** Whether there are no levels between the groups and the coordinates. */
  private boolean flat;

  /** If so, where both levels of columns are. */
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
   * @param width 64, 256 or 1024
   */
  abstract void foldLevel(int from, int width);

  /**
   * Finds the tops, the largest of four columns of the last level.
   *
   * @param from where the level starts
   * @param n how many are found; 16 or more
   * @return the largest of all
   */
  abstract int findTops(int from, int n, int[] tops);

  /** The bits of a column's largest magnitude. */
  abstract int column(int i);

  /**
   * Finds the bits of the magnitudes of coordinates.
   *
   * @param n how many, from {@code from} on; a multiple of 256
   * @param keys gets them
   * @return the largest
   */
  abstract int keys(float[] values, int from, int n, int[] keys);

  /** Copies the bits of the largest magnitudes of {@code n} columns. */
  abstract void copyKeys(int from, int n, int[] keys);

  /** {@link #gather}, one coordinate after the other, of full blocks. */
  abstract int gatherAll(
      float[] values, int from, int to, int bound, int[] indices, int[] keys, int at);

  @Override
  public final int look(float[] values, int from, int length, int size) {
    if (!startsFull(from, length, size)) {
      return scalar.look(values, from, length, size);
    }
    return size == 1 ? keys(values, from, length, maxima) : climb(fold(values, from, length / 4));
  }

  @Override
  public final int lookAtSum(
      float a, float[] x, float[] y, float[] sum, int from, int length, int size) {
    if (!startsFull(from, length, size)) {
      return scalar.lookAtSum(a, x, y, sum, from, length, size);
    }
    int lowest = foldSum(a, x, y, sum, from, length / 4);
    return size == 1 ? keys(sum, from, length, maxima) : climb(lowest);
  }

  @Override
  public final int lookAtMaxima(float[] values, float[] columns, int from, int length) {
    if (!startsFull(from, length, SMALL)) {
      return scalar.look(values, from, length, SMALL);
    }
    flat = true;
    flatMaxima = columns;
    groupLevel = ColumnMaxima.ofBlock(from);
    level = groupLevel - ColumnMaxima.TOPS;
    return joinFour(columns, level, topCount(), tops);
  }

  /**
   * Finds the largest of the numbers i, i + n, i + 2 n and i + 3 n from {@code from} on.
   *
   * @param n how many are found
   * @return the largest of all
   */
  static int joinFour(float[] of, int from, int n, int[] tops) {
    int largest = 0;
    for (int i = 0; i < n; i++) {
      int two = Math.max(MagnitudeScan.key(of[from + i]), MagnitudeScan.key(of[from + i + n]));
      int three = Math.max(two, MagnitudeScan.key(of[from + i + 2 * n]));
      tops[i] = Math.max(three, MagnitudeScan.key(of[from + i + 3 * n]));
      largest = Math.max(largest, tops[i]);
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
    maximaFound = size == 1;
    return full;
  }

  private int climb(int lowest) {
    level = lowest;
    for (int width = length / 16; width >= groups / 4; width /= 4) {
      foldLevel(level, width);
      groupLevel = level;
      level += 4 * width;
    }
    return findTops(level, topCount(), tops);
  }

  @Override
  public final int groups() {
    return full ? groups : scalar.groups();
  }

  @Override
  public final int[] maxima() {
    if (!full) {
      return scalar.maxima();
    }
    if (!maximaFound) {
      findMaxima();
      maximaFound = true;
    }
    return maxima;
  }

  private void findMaxima() {
    if (flat) {
      keys(flatMaxima, groupLevel, groups, maxima);
    } else {
      copyKeys(groupLevel, groups, maxima);
    }
  }

  private int maximum(int i) {
    return flat ? MagnitudeScan.key(flatMaxima[i]) : column(i);
  }

  @Override
  public final int topCount() {
    return full ? groups / TOP : scalar.topCount();
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
    if (maximaFound) {
      return reached(maxima, groups, bound);
    }
    int n = reached(tops, topCount(), bound);
    n = descend(level, topCount(), n, bound);
    return descend(groupLevel, 4 * topCount(), n, bound);
  }

  /** Starts at columns of which the largest magnitudes are known. */
  private int reached(int[] columns, int n, int bound) {
    int found = 0;
    for (int i = 0; i < n; i++) {
      reached[found] = i;
      found += columns[i] >= bound ? 1 : 0;
    }
    return found;
  }

  private int gatherReached(
      float[] values, int groupsReached, int bound, int[] indices, int[] keys, int at) {
    int n = groupsReached;
    int width = groups;
    for (int from = groupLevel - 4 * width; !flat && 4 * width < length; from -= 4 * width) {
      n = descend(from, width, n, bound);
      width *= 4;
    }
    int out = at;
    int rows = length / width;
    for (int r = 0; r < n; r++) {
      for (int row = 0; row < rows; row++) {
        int index = start + reached[r] + row * width;
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
        found += maximum(from + column) >= bound ? 1 : 0;
      }
    }
    int[] above = reached;
    reached = reachedBelow;
    reachedBelow = above;
    return found;
  }
}

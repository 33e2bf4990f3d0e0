package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Objects;

/**
 * The scan in plain Java, by loops that the compiler of Java 17 turns into vector instructions. It
 * does so if all arrays of a loop are read and written at the same index or at constant distances
 * from it, if it knows the index's range ({@link Objects#checkIndex} tells it), and if maxima are
 * taken one after the other and not as a tree. So there is a loop for each distance, and each level
 * lies behind the one below it. The four distances are also four streams through the memory, which
 * is quicker than one on an Intel Xeon and as quick on a Zen 4; streams of whole blocks are quicker
 * than shorter ones.
 */
final class LoopScan extends ColumnScan {
  private static final int BLOCK = Geometry.BLOCK;
  private static final int QUARTER = BLOCK / 4;
  private static final int SIXTEENTH = BLOCK / 16;
  private static final int LEAST = BLOCK / 64;
  private static final int MOST = Geometry.SEGMENT + STRETCH;

  private float[] columns = new float[0];

  @Override
  int column(int i) {
    return MagnitudeScan.key(columns[i]);
  }

  @Override
  int fold(float[] values, int from, int width) {
    makeRoom(from, width);
    if (width == BLOCK) {
      foldBlocks(values, from, columns);
    } else {
      foldQuarters(values, from, columns);
    }
    return from + 4 * width;
  }

  @Override
  void foldLevel(int from, int width) {
    switch (width) {
      case QUARTER -> foldQuarters(columns, from, columns);
      case SIXTEENTH -> foldSixteenths(columns, from, columns);
      default -> foldLeast(columns, from, columns);
    }
  }

  @Override
  int findTops(int from, int n, int[] tops) {
    return joinFour(columns, from, n, tops);
  }

  /** A single block at the start is often all that is looked at. */
  private void makeRoom(int from, int width) {
    if (columns.length < from + 8 * width) {
      columns = new float[from == 0 ? 8 * width : MOST + STRETCH];
    }
  }

  @Override
  int foldSum(float a, float[] x, float[] y, float[] sum, int from, int width) {
    makeRoom(from, width);
    if (width == BLOCK) {
      addBlocks(a, x, y, sum, from, columns);
    } else {
      addQuarters(a, x, y, sum, from, columns);
    }
    return from + 4 * width;
  }

  private static float largest(float a, float b, float c, float d) {
    float two = Math.max(Math.abs(a), Math.abs(b));
    float three = Math.max(two, Math.abs(c));
    return Math.max(three, Math.abs(d));
  }

  private static void foldBlocks(float[] of, int from, float[] into) {
    int start = Objects.checkIndex(from, MOST);
    for (int i = start; i < start + BLOCK; i++) {
      into[i + 4 * BLOCK] = largest(of[i], of[i + BLOCK], of[i + 2 * BLOCK], of[i + 3 * BLOCK]);
    }
  }

  private static void foldQuarters(float[] of, int from, float[] into) {
    int start = Objects.checkIndex(from, MOST);
    for (int i = start; i < start + QUARTER; i++) {
      into[i + 4 * QUARTER] =
          largest(of[i], of[i + QUARTER], of[i + 2 * QUARTER], of[i + 3 * QUARTER]);
    }
  }

  private static void foldSixteenths(float[] of, int from, float[] into) {
    int start = Objects.checkIndex(from, MOST);
    for (int i = start; i < start + SIXTEENTH; i++) {
      into[i + 4 * SIXTEENTH] =
          largest(of[i], of[i + SIXTEENTH], of[i + 2 * SIXTEENTH], of[i + 3 * SIXTEENTH]);
    }
  }

  private static void foldLeast(float[] of, int from, float[] into) {
    int start = Objects.checkIndex(from, MOST);
    for (int i = start; i < start + LEAST; i++) {
      into[i + 4 * LEAST] = largest(of[i], of[i + LEAST], of[i + 2 * LEAST], of[i + 3 * LEAST]);
    }
  }

  private static void addBlocks(
      float a, float[] x, float[] y, float[] sum, int from, float[] into) {
    int start = Objects.checkIndex(from, MOST);
    for (int i = start; i < start + BLOCK; i++) {
      float first = a * x[i] + y[i];
      float second = a * x[i + BLOCK] + y[i + BLOCK];
      float third = a * x[i + 2 * BLOCK] + y[i + 2 * BLOCK];
      float fourth = a * x[i + 3 * BLOCK] + y[i + 3 * BLOCK];
      sum[i] = first;
      sum[i + BLOCK] = second;
      sum[i + 2 * BLOCK] = third;
      sum[i + 3 * BLOCK] = fourth;
      into[i + 4 * BLOCK] = largest(first, second, third, fourth);
    }
  }

  private static void addQuarters(
      float a, float[] x, float[] y, float[] sum, int from, float[] into) {
    int start = Objects.checkIndex(from, MOST);
    for (int i = start; i < start + QUARTER; i++) {
      float first = a * x[i] + y[i];
      float second = a * x[i + QUARTER] + y[i + QUARTER];
      float third = a * x[i + 2 * QUARTER] + y[i + 2 * QUARTER];
      float fourth = a * x[i + 3 * QUARTER] + y[i + 3 * QUARTER];
      sum[i] = first;
      sum[i + QUARTER] = second;
      sum[i + 2 * QUARTER] = third;
      sum[i + 3 * QUARTER] = fourth;
      into[i + 4 * QUARTER] = largest(first, second, third, fourth);
    }
  }

  @Override
  int keys(float[] values, int from, int n, int[] keys) {
    int largest = 0;
    for (int i = 0; i < n; i++) {
      keys[i] = MagnitudeScan.key(values[from + i]);
      largest = Math.max(largest, keys[i]);
    }
    return largest;
  }

  @Override
  void copyKeys(int from, int n, int[] keys) {
    keys(columns, from, n, keys);
  }

  @Override
  int gatherAll(float[] values, int from, int to, int bound, int[] indices, int[] keys, int at) {
    return MagnitudeScan.append(values, from, to, bound, indices, keys, at) - at;
  }
}

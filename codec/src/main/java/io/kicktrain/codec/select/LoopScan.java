package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Objects;

/**
 * The scan in plain Java, by loops that the compiler of Java 17 turns into vector instructions. It
 * does so if all arrays of a loop are read and written at the same index or at constant distances
 * from it, if it knows the index's range ({@link Objects#checkIndex} tells it), and if maxima are
 * taken one after the other and not as a tree. The four distances are also four streams through the
 * memory, which is quicker than one.
 */
final class LoopScan extends ColumnScan {
  private static final int QUARTER = Geometry.BLOCK / 4;
  private static final int SIXTEENTH = Geometry.BLOCK / 16;

  /** Maxima of four, where the block starts: at the index of the coordinates, as said above. */
  private float[] ofFour = new float[QUARTER];

  private final int[] tops = new int[QUARTER];

  @Override
  int lookAtFull(float[] values, int from, int groups, int[] maxima) {
    if (groups == Geometry.BLOCK) {
      return keys(values, from, groups, maxima);
    }
    makeRoom(from);
    maximaOfFour(values, from, ofFour);
    return keysOf(groups, from, maxima);
  }

  @Override
  int lookAtFullSum(
      float a, float[] x, float[] y, float[] sum, int from, int groups, int[] maxima) {
    makeRoom(from);
    addAndFindMaximaOfFour(a, x, y, sum, from, ofFour);
    return groups == Geometry.BLOCK
        ? keys(sum, from, groups, maxima)
        : keysOf(groups, from, maxima);
  }

  private void makeRoom(int from) {
    if (ofFour.length < from + QUARTER) {
      ofFour = new float[Geometry.SEGMENT];
    }
  }

  private int keysOf(int groups, int from, int[] maxima) {
    if (groups == SIXTEENTH) {
      maximaOfSixteen(ofFour, from);
    }
    return keys(ofFour, from, groups, maxima);
  }

  private static void maximaOfFour(float[] of, int from, float[] into) {
    int start = Objects.checkIndex(from, Geometry.SEGMENT);
    for (int i = start; i < start + QUARTER; i++) {
      float two = Math.max(Math.abs(of[i]), Math.abs(of[i + QUARTER]));
      float three = Math.max(two, Math.abs(of[i + 2 * QUARTER]));
      into[i] = Math.max(three, Math.abs(of[i + 3 * QUARTER]));
    }
  }

  private static void addAndFindMaximaOfFour(
      float a, float[] x, float[] y, float[] sum, int from, float[] into) {
    int start = Objects.checkIndex(from, Geometry.SEGMENT);
    for (int i = start; i < start + QUARTER; i++) {
      float first = a * x[i] + y[i];
      float second = a * x[i + QUARTER] + y[i + QUARTER];
      float third = a * x[i + 2 * QUARTER] + y[i + 2 * QUARTER];
      float fourth = a * x[i + 3 * QUARTER] + y[i + 3 * QUARTER];
      sum[i] = first;
      sum[i + QUARTER] = second;
      sum[i + 2 * QUARTER] = third;
      sum[i + 3 * QUARTER] = fourth;
      float two = Math.max(Math.abs(first), Math.abs(second));
      float three = Math.max(two, Math.abs(third));
      into[i] = Math.max(three, Math.abs(fourth));
    }
  }

  private static void maximaOfSixteen(float[] ofFour, int from) {
    int start = Objects.checkIndex(from, Geometry.SEGMENT);
    for (int i = start; i < start + SIXTEENTH; i++) {
      float two = Math.max(ofFour[i], ofFour[i + SIXTEENTH]);
      float three = Math.max(two, ofFour[i + 2 * SIXTEENTH]);
      ofFour[i] = Math.max(three, ofFour[i + 3 * SIXTEENTH]);
    }
  }

  /** The bits of maxima, which are not negative; {@link #tops} gets the largest of four each. */
  private int keys(float[] values, int from, int n, int[] into) {
    int quarter = n / 4;
    int largest = 0;
    for (int i = 0; i < quarter; i++) {
      int a = MagnitudeScan.key(values[from + i]);
      int b = MagnitudeScan.key(values[from + i + quarter]);
      int c = MagnitudeScan.key(values[from + i + 2 * quarter]);
      int d = MagnitudeScan.key(values[from + i + 3 * quarter]);
      into[i] = a;
      into[i + quarter] = b;
      into[i + 2 * quarter] = c;
      into[i + 3 * quarter] = d;
      tops[i] = Math.max(Math.max(a, b), Math.max(c, d));
      largest = Math.max(largest, tops[i]);
    }
    return largest;
  }

  @Override
  int few(int groups) {
    return groups / 4;
  }

  @Override
  int reached(int[] maxima, int groups, int bound, int[] into) {
    int quarter = groups / 4;
    int found = 0;
    for (int top = 0; top < quarter; top++) {
      if (tops[top] >= bound) {
        for (int g = top; g < groups; g += quarter) {
          into[found] = g;
          found += maxima[g] >= bound ? 1 : 0;
        }
      }
    }
    return found;
  }

  @Override
  int collectAll(float[] values, int start, int bound, int[] indices, int[] keys) {
    int found = 0;
    for (int i = start; i < start + Geometry.BLOCK; i++) {
      int key = MagnitudeScan.key(values[i]);
      indices[found] = i;
      keys[found] = key;
      found += key >= bound ? 1 : 0;
    }
    return found;
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/**
 * A full block whose groups are columns: coordinate i belongs to group i mod the number of groups,
 * so that vector instructions find the maxima of many groups at once. Not thread-safe.
 */
final class Columns {
  /** A share of the groups, one of so many. */
  private static final int MANY = 4;

  private final long[] marks = new long[Geometry.BLOCK / Long.SIZE];

  /**
   * {@link MagnitudeScan#collect} for the block that starts at {@code start}.
   *
   * @param maxima of all groups
   */
  int collect(float[] values, int start, int[] maxima, int bound, int[] indices, int[] keys) {
    int reached = 0;
    for (int max : maxima) {
      reached += max >= bound ? 1 : 0;
    }
    if (reached > maxima.length / MANY) {
      return collectAll(values, start, bound, indices, keys);
    }
    for (int g = 0; g < maxima.length; g++) {
      if (maxima[g] >= bound) {
        mark(values, start, g, maxima.length, bound);
      }
    }
    return takeMarked(values, start, indices, keys);
  }

  /** One after the other is quicker where many groups would have to be gone through. */
  private static int collectAll(float[] values, int start, int bound, int[] indices, int[] keys) {
    int found = 0;
    for (int i = start; i < start + Geometry.BLOCK; i++) {
      int key = MagnitudeScan.key(values[i]);
      indices[found] = i;
      keys[found] = key;
      found += key >= bound ? 1 : 0;
    }
    return found;
  }

  private void mark(float[] values, int start, int group, int groups, int bound) {
    for (int i = group; i < Geometry.BLOCK; i += groups) {
      // The sign of the difference, not a branch: which of a column reaches it is anybody's guess.
      int reaches = ~(MagnitudeScan.key(values[start + i]) - bound) >>> 31;
      marks[i >>> 6] |= (long) reaches << i;
    }
  }

  /** In ascending order, which columns are not in; unmarks them. */
  private int takeMarked(float[] values, int start, int[] indices, int[] keys) {
    int found = 0;
    for (int word = 0; word < marks.length; word++) {
      for (long left = marks[word]; left != 0; left &= left - 1) {
        int i = start + word * Long.SIZE + Long.numberOfTrailingZeros(left);
        indices[found] = i;
        keys[found++] = MagnitudeScan.key(values[i]);
      }
      marks[word] = 0;
    }
    return found;
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/**
 * Looks at the magnitudes of a block's coordinates, as the integers that their float bits are:
 * first at all of them, then at those that are not below a bound. What it finds is exact, so that
 * implementations differ in speed only. Not thread-safe.
 */
interface MagnitudeScan {
  /** Coordinates that may be looked at together if the groups are {@link #LARGE}: four blocks. */
  int STRETCH = 4 * Geometry.BLOCK;

  /** The size of groups where few coordinates of a stretch are looked for. */
  int LARGE = 64;

  /** The size of groups where few coordinates of a block are looked for. */
  int SMALL = 16;

  /** The scan for this machine; each thread has its own. */
  static MagnitudeScan create() {
    return Scans.newScan();
  }

  /** The magnitude's bits. */
  static int key(float value) {
    return Float.floatToRawIntBits(value) & 0x7fffffff;
  }

  /**
   * Appends those of {@code values[from .. to)} whose magnitude's bits are not below {@code bound}.
   * All are stored, and the next over those that are below: a branch would often be guessed wrong.
   *
   * @param indices gets their indices from {@code at} on, ascending; room for one more
   * @param keys gets their magnitudes' bits; as much room
   * @return the index after the last
   */
  static int append(
      float[] values, int from, int to, int bound, int[] indices, int[] keys, int at) {
    int out = at;
    for (int i = from; i < to; i++) {
      int key = key(values[i]);
      indices[out] = i;
      keys[out] = key;
      out += key >= bound ? 1 : 0;
    }
    return out;
  }

  /**
   * Looks at {@code values[from .. from + length)} and cuts it into groups of at most {@code size}
   * coordinates, in any way.
   *
   * @param length 1..4096; up to {@link #STRETCH} if the size is {@link #LARGE}
   * @param size 1, 4, {@link #SMALL} or {@link #LARGE}
   * @return the largest magnitude's bits, 0x7f800000 or more if a value is NaN or infinite
   */
  int look(float[] values, int from, int length, int size);

  /**
   * Fills {@code sum[from .. from + length)} with {@code a * x + y} of the same coordinates, the
   * product rounded to float32, then the sum, and looks at it.
   *
   * @param sum may be {@code x} or {@code y}
   */
  int lookAtSum(float a, float[] x, float[] y, float[] sum, int from, int length, int size);

  /**
   * {@link #look} at {@link #SMALL} groups of a block that {@link ColumnMaxima#subtract} filled.
   *
   * @param columns what it left in place of g
   */
  int lookAtMaxima(float[] values, float[] columns, int from, int length);

  /** Number of groups. */
  int groups();

  /** The largest magnitude's bits in each group; the array is overwritten by the next look. */
  int[] maxima();

  /** Number of tops, at most {@link #groups}; 16 or more of a full block. */
  int topCount();

  /**
   * The largest magnitude's bits in each of some coarser groups, which together are all, unless
   * each coordinate is a group by itself; the array is overwritten by the next look.
   */
  int[] tops();

  /**
   * Finds the coordinates looked at whose magnitude's bits are not below {@code bound}.
   *
   * @param indices gets their indices into {@code values}, ascending; room for one more than were
   *     looked at
   * @param keys gets their magnitudes' bits; as much room
   * @return how many
   */
  int collect(float[] values, int bound, int[] indices, int[] keys);

  /** The same in any order, from {@code indices[at]} and {@code keys[at]} on. */
  int gather(float[] values, int bound, int[] indices, int[] keys, int at);
}

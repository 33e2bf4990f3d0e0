package io.kicktrain.codec.select;

/**
 * Looks at the magnitudes of a block's coordinates, as the integers that their float bits are:
 * first at all of them, then at those that are not below a bound. What it finds is exact, so that
 * implementations differ in speed only. Not thread-safe.
 */
interface MagnitudeScan {
  /** The scan for this machine; each thread has its own. */
  static MagnitudeScan create() {
    return Scans.newScan();
  }

  /** The magnitude's bits. */
  static int key(float value) {
    return Float.floatToRawIntBits(value) & 0x7fffffff;
  }

  /**
   * Looks at {@code values[from .. from + length)} and cuts it into groups of at most {@code size}
   * coordinates, in any way.
   *
   * @param length 1..4096
   * @param size 1, 4 or 16
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

  /** The best size of groups where few coordinates are looked for. */
  default int sizeForFew() {
    return 16;
  }

  /** Number of groups. */
  int groups();

  /** The largest magnitude's bits in each group; the array is overwritten by the next look. */
  int[] maxima();

  /**
   * Finds the coordinates looked at whose magnitude's bits are not below {@code bound}.
   *
   * @param indices gets their indices into {@code values}, ascending; room for 4,097
   * @param keys gets their magnitudes' bits; room for 4,097
   * @return how many
   */
  int collect(float[] values, int bound, int[] indices, int[] keys);
}

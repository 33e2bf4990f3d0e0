package io.kicktrain.codec.select;

/**
 * Looks at a stretch of coordinates for magnitudes, as the integers that their float bits are, that
 * reach a bound, which few of them do. Not thread-safe.
 */
interface BoundScan {
  /** Most coordinates that are looked at together: four blocks. */
  int STRETCH = MagnitudeScan.STRETCH;

  /** The scan for this machine; each thread has its own. */
  static BoundScan create() {
    return Scans.newBoundScan();
  }

  /**
   * Looks at {@code values[from .. from + length)}.
   *
   * @param length 1..16384
   * @param bound 0..0x7f800000
   * @return the largest magnitude's bits, 0x7f800000 or more if a value is NaN or infinite; or
   *     anything below the bound if no magnitude reaches it
   */
  int look(float[] values, int from, int length, int bound);

  /**
   * Fills {@code sum[from .. from + length)} with {@code a * x + y} of the same coordinates, the
   * product rounded to float32, then the sum, and looks at it.
   *
   * @param sum may be {@code x} or {@code y}
   */
  int lookAtSum(float a, float[] x, float[] y, float[] sum, int from, int length, int bound);

  /**
   * Hands over what reached the bound, in any order, from {@code indices[at]} and {@code keys[at]}
   * on.
   *
   * @param values that were looked at last
   * @param indices gets indices into {@code values}; room for one more than were looked at
   * @param keys gets their magnitudes' bits; as much room
   * @return how many
   */
  int gather(float[] values, int[] indices, int[] keys, int at);
}

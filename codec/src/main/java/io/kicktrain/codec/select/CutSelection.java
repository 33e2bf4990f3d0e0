package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/** Selects what a {@link Cut} admits. Reusable, not thread-safe. */
public final class CutSelection {
  private final MagnitudeScan scan = MagnitudeScan.create();
  private final int[] candidates = new int[Geometry.BLOCK + 1];
  private final int[] keys = new int[Geometry.BLOCK + 1];

  /**
   * Selects among {@code values[from .. from + length)}.
   *
   * @param first number of the coordinate at {@code values[0]}
   * @param into gets the selected indices into {@code values}, ascending, from index {@code at} on
   * @return how many were selected
   * @throws IllegalArgumentException if a value is NaN or infinite, naming its index
   */
  public int select(float[] values, int from, int length, Cut cut, long first, int[] into, int at) {
    int out = at;
    for (int start = from; start < from + length; start += Geometry.BLOCK) {
      int n = Math.min(from + length - start, Geometry.BLOCK);
      Finite.require(scan.look(values, start, n, MagnitudeScan.SMALL), values, start, n);
      int found = scan.collect(values, cut.key(), candidates, keys);
      for (int c = 0; c < found; c++) {
        if (cut.admits(keys[c], first + candidates[c])) {
          into[out++] = candidates[c];
        }
      }
    }
    return out - at;
  }
}

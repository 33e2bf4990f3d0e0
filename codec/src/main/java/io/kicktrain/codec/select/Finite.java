package io.kicktrain.codec.select;

/** Refuses what has no magnitude to compare. */
final class Finite {
  private static final int INFINITE = 0x7f800000;

  private Finite() {}

  /**
   * @param largest bits of the largest magnitude in {@code values[from .. from + length)}
   * @throws IllegalArgumentException if that is not finite, naming the first such index
   */
  static void require(int largest, float[] values, int from, int length) {
    if (largest < INFINITE) {
      return;
    }
    int i = from;
    while (i < from + length - 1 && Float.isFinite(values[i])) {
      i++;
    }
    throw new IllegalArgumentException("coordinate " + i + " is " + values[i]);
  }
}

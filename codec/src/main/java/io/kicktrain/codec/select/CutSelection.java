package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/** Selects what a {@link Cut} admits. Reusable, not thread-safe. */
public final class CutSelection {
  private static final int GROUP = 16;

  private final GroupMaxima maxima = new GroupMaxima();

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
      int end = Math.min(from + length, start + Geometry.BLOCK);
      maxima.compute(values, start, end - start, GROUP);
      out = selectBlock(values, end, cut, first, into, out);
    }
    return out - at;
  }

  private int selectBlock(float[] values, int end, Cut cut, long first, int[] into, int at) {
    int out = at;
    for (int g = 0; g < maxima.count(); g++) {
      if (maxima.of(g) >= cut.key()) {
        int last = Math.min(end, maxima.end(g));
        for (int i = maxima.start(g); i < last; i++) {
          into[out] = i;
          out += cut.admits(GroupMaxima.key(values[i]), first + i) ? 1 : 0;
        }
      }
    }
    return out;
  }
}

package io.kicktrain.codec.feedback;

import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.select.GlobalLook;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * Hides dense coordinates while others are selected: a zero is never selected. Reusable, not
 * thread-safe.
 */
final class DenseMask {
  private final float[] hidden = new float[GlobalLook.STRETCH];

  /**
   * Keeps the dense coordinates of {@code acc[from .. to)} and puts zeros in their place.
   *
   * @param runs of the segment
   * @param from where a block starts
   * @param to where one ends, at most four blocks further
   * @return whether there are any
   */
  boolean hide(DenseRuns runs, float[] acc, int from, int to) {
    int first = runs.firstOf(from / Geometry.BLOCK);
    int end = endOf(runs, to);
    for (int r = first; r < end; r++) {
      int start = runs.start(r);
      System.arraycopy(acc, start, hidden, start - from, runs.end(r) - start);
      Arrays.fill(acc, start, runs.end(r), 0f);
    }
    return first < end;
  }

  private static int endOf(DenseRuns runs, int to) {
    return runs.firstOf((to + Geometry.BLOCK - 1) / Geometry.BLOCK);
  }

  /** Puts back what was hidden last. */
  void show(DenseRuns runs, float[] acc, int from, int to) {
    int end = endOf(runs, to);
    for (int r = runs.firstOf(from / Geometry.BLOCK); r < end; r++) {
      int start = runs.start(r);
      System.arraycopy(hidden, start - from, acc, start, runs.end(r) - start);
    }
  }
}

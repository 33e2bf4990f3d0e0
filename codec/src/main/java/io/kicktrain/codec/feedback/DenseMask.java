package io.kicktrain.codec.feedback;

import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * Hides a block's dense coordinates while others are selected: a zero is never selected. Reusable,
 * not thread-safe.
 */
final class DenseMask {
  private final float[] hidden = new float[Geometry.BLOCK];

  /**
   * Keeps the dense coordinates of a block and puts zeros in their place.
   *
   * @param runs of the segment
   * @param acc the block starts at {@code from}
   * @return whether there are any
   */
  boolean hide(DenseRuns runs, float[] acc, int from) {
    int first = runs.firstOf(from / Geometry.BLOCK);
    int end = runs.firstOf(from / Geometry.BLOCK + 1);
    for (int r = first; r < end; r++) {
      int start = runs.start(r);
      System.arraycopy(acc, start, hidden, start - from, runs.end(r) - start);
      Arrays.fill(acc, start, runs.end(r), 0f);
    }
    return first < end;
  }

  /** Puts back what was hidden last. */
  void show(DenseRuns runs, float[] acc, int from) {
    int end = runs.firstOf(from / Geometry.BLOCK + 1);
    for (int r = runs.firstOf(from / Geometry.BLOCK); r < end; r++) {
      int start = runs.start(r);
      System.arraycopy(hidden, start - from, acc, start, runs.end(r) - start);
    }
  }
}

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
   * Checks the dense coordinates of an accumulated block, as the selection checks the others, keeps
   * them and puts zeros in their place.
   *
   * @param runs of the segment
   * @param acc {@code acc[from .. to)} is the block
   */
  void hide(DenseRuns runs, Accumulation accumulation, int segment, float[] acc, int from, int to) {
    int first = runs.firstOf(from / Geometry.BLOCK);
    int end = runs.firstOf(from / Geometry.BLOCK + 1);
    for (int r = first; r < end; r++) {
      if (accumulation.exceeds(Elementwise.largestBits(acc, runs.start(r), runs.end(r)))) {
        accumulation.exceeded(segment, acc, from, to);
      }
    }
    hide(runs, acc, from);
  }

  /** The same without the check. */
  void hide(DenseRuns runs, float[] acc, int from) {
    int end = runs.firstOf(from / Geometry.BLOCK + 1);
    for (int r = runs.firstOf(from / Geometry.BLOCK); r < end; r++) {
      int start = runs.start(r);
      System.arraycopy(acc, start, hidden, start - from, runs.end(r) - start);
      Arrays.fill(acc, start, runs.end(r), 0f);
    }
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

package io.kicktrain.codec.feedback;

import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.value.LevelPlacement;
import io.kicktrain.codec.value.ValueFormat;

/**
 * Quantises all dense coordinates, each run with scales of its own, and leaves the rounding in the
 * accumulator. Reusable, not thread-safe.
 */
final class DenseCoder {
  private final BlockCoder coder;

  DenseCoder(ValueFormat format) {
    coder = new BlockCoder(format, LevelPlacement.ofAll());
  }

  /** Appends the runs to {@code out}, which holds all that was selected of the segment. */
  void code(float[] acc, DenseRuns runs, SegmentSymbols out) {
    if (runs.isEmpty()) {
      return;
    }
    out.startDense();
    runs.positions(out.positions(), out.count());
    for (int r = 0; r < runs.runs(); r++) {
      coder.code(acc, runs.end(r) - runs.start(r), out);
    }
  }
}

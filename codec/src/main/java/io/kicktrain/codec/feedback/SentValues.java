package io.kicktrain.codec.feedback;

import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Arrays;

/**
 * Where a message took something out of a vector, and what was there before: enough to undo it
 * exactly, which adding the decoded values again would not, because of rounding.
 */
final class SentValues {
  private int[][] positions = {};
  private float[][] before = {};
  private int[] selected = {};

  void clear() {
    start(0);
  }

  /** Forgets all, before so many segments are {@link #set}. */
  void start(int segments) {
    positions = new int[segments][0];
    before = new float[segments][0];
    selected = new int[segments];
  }

  /** What a segment sent. Several threads may set different segments. */
  void set(int segment, SegmentSymbols symbols) {
    positions[segment] = Arrays.copyOf(symbols.positions(), symbols.count());
    before[segment] = Arrays.copyOf(symbols.accumulated(), symbols.count());
    selected[segment] = symbols.selected();
  }

  /**
   * Puts back what was there before, once.
   *
   * @throws IllegalStateException if nothing was taken out
   */
  void restore(ParameterVector vector) {
    if (positions.length == 0) {
      throw new IllegalStateException("there is no message to take back");
    }
    for (int s = 0; s < positions.length; s++) {
      float[] segment = vector.segment(s);
      for (int i = 0; i < positions[s].length; i++) {
        segment[positions[s][i]] = before[s][i];
      }
    }
    clear();
  }

  /**
   * Sets the coordinates that {@code sent} selected to zero, and keeps what was there before. Dense
   * ones stay.
   */
  void takeOut(SentValues sent, ParameterVector vector) {
    start(sent.positions.length);
    for (int s = 0; s < positions.length; s++) {
      positions[s] = Arrays.copyOf(sent.positions[s], sent.selected[s]);
      before[s] = takeOut(vector.segment(s), positions[s]);
      selected[s] = positions[s].length;
    }
  }

  private static float[] takeOut(float[] segment, int[] positions) {
    float[] taken = new float[positions.length];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = segment[positions[i]];
      segment[positions[i]] = 0f;
    }
    return taken;
  }
}

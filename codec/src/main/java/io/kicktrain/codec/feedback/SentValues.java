package io.kicktrain.codec.feedback;

import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a message took something out of a vector, and what was there before: enough to undo it
 * exactly, which adding the decoded values again would not, because of rounding.
 */
final class SentValues {
  private final List<int[]> positions = new ArrayList<>();
  private final List<float[]> before = new ArrayList<>();
  private final List<Integer> selected = new ArrayList<>();

  void clear() {
    positions.clear();
    before.clear();
    selected.clear();
  }

  /** Appends the next segment. */
  void add(SegmentSymbols symbols) {
    positions.add(Arrays.copyOf(symbols.positions(), symbols.count()));
    before.add(Arrays.copyOf(symbols.accumulated(), symbols.count()));
    selected.add(symbols.selected());
  }

  /**
   * Puts back what was there before, once.
   *
   * @throws IllegalStateException if nothing was taken out
   */
  void restore(ParameterVector vector) {
    if (positions.isEmpty()) {
      throw new IllegalStateException("there is no message to take back");
    }
    for (int s = 0; s < positions.size(); s++) {
      int[] at = positions.get(s);
      float[] segment = vector.segment(s);
      for (int i = 0; i < at.length; i++) {
        segment[at[i]] = before.get(s)[i];
      }
    }
    clear();
  }

  /**
   * Sets the coordinates that {@code sent} selected to zero, and keeps what was there before. Dense
   * ones stay.
   */
  void takeOut(SentValues sent, ParameterVector vector) {
    clear();
    for (int s = 0; s < sent.positions.size(); s++) {
      int[] at = Arrays.copyOf(sent.positions.get(s), sent.selected.get(s));
      positions.add(at);
      before.add(takeOut(vector.segment(s), at));
      selected.add(at.length);
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

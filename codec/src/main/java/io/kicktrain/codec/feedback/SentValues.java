package io.kicktrain.codec.feedback;

import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a message took something out of the accumulator, and what was there before: enough to undo
 * it exactly, which adding the decoded values again would not, because of rounding.
 */
final class SentValues {
  private final List<int[]> positions = new ArrayList<>();
  private final List<float[]> before = new ArrayList<>();

  void clear() {
    positions.clear();
    before.clear();
  }

  boolean isEmpty() {
    return positions.isEmpty();
  }

  /** Appends the next segment. */
  void add(SegmentSymbols symbols) {
    positions.add(Arrays.copyOf(symbols.positions(), symbols.count()));
    before.add(Arrays.copyOf(symbols.accumulated(), symbols.count()));
  }

  /** Puts back what was there before. */
  void restore(ParameterVector vector) {
    for (int s = 0; s < positions.size(); s++) {
      int[] at = positions.get(s);
      for (int i = 0; i < at.length; i++) {
        vector.segment(s)[at[i]] = before.get(s)[i];
      }
    }
  }

  /** Sets the same coordinates of {@code vector} to zero. */
  void mask(ParameterVector vector) {
    for (int s = 0; s < positions.size(); s++) {
      for (int at : positions.get(s)) {
        vector.segment(s)[at] = 0f;
      }
    }
  }
}

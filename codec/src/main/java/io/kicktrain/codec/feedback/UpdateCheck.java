package io.kicktrain.codec.feedback;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/** Refuses updates before anything is changed by them. */
final class UpdateCheck {
  private UpdateCheck() {}

  /** Checks that {@code update} can be added to {@code residual}. */
  static void fits(ParameterVector update, ParameterVector residual) {
    if (update.length() != residual.length()) {
      throw new IllegalArgumentException(
          "the update has " + update.length() + " coordinates, the residual " + residual.length());
    }
    usable(update, "update");
  }

  /** Checks that all coordinates are finite and at most 2^64. */
  static void usable(ParameterVector vector, String what) {
    for (int s = 0; s < vector.segments(); s++) {
      int i = Accumulation.firstUnusable(vector.segment(s));
      if (i >= 0) {
        long coordinate = (long) s * Geometry.SEGMENT + i;
        throw new IllegalArgumentException(
            "coordinate "
                + coordinate
                + " of the "
                + what
                + " is "
                + vector.segment(s)[i]
                + ", usable are magnitudes up to 2^64");
      }
    }
  }
}

package io.kicktrain.codec.feedback;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/** Says which coordinate cannot be accumulated. */
final class Unusable {
  private Unusable() {}

  /** Refuses NaN and magnitudes above 2^64 in a segment's coordinates {@code from .. to - 1}. */
  static void check(String what, float[] values, int segment, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!(Math.abs(values[i]) <= Accumulation.MAX)) {
        long coordinate = (long) segment * Geometry.SEGMENT + i;
        throw new IllegalArgumentException(
            "coordinate "
                + coordinate
                + " of "
                + what
                + " is "
                + values[i]
                + ", usable are magnitudes up to 2^64");
      }
    }
  }

  /** Refuses vectors of different lengths. */
  static void checkLength(String what, ParameterVector vector, ParameterVector residual) {
    if (vector.length() != residual.length()) {
      throw new IllegalArgumentException(
          what + " has " + vector.length() + " coordinates, the residual " + residual.length());
    }
  }
}

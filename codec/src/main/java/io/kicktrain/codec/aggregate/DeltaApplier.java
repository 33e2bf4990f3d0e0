package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.FloatBuffer;

/**
 * Adds a sparse delta to weights in place: one float32 addition for each coded coordinate (of a
 * transformed delta, for each coordinate of a segment that has any), so that every replica gets the
 * same bits. All of a delta is decoded before any of it is applied: a malformed one changes
 * nothing.
 */
public final class DeltaApplier {
  private DeltaApplier() {}

  /**
   * {@code weights[i] += value} for every coordinate of the delta.
   *
   * @throws io.kicktrain.codec.frame.MalformedMessageException if the delta is malformed; nothing
   *     has changed then
   * @throws IllegalArgumentException if the weights have another length
   */
  public static void apply(MessageReader delta, ParameterVector weights) throws IOException {
    checkLength(delta, weights.length());
    delta.verify();
    SegmentDelta segment = new SegmentDelta(delta.header().transform());
    delta.decodeAll(
        (s, decoded) -> {
          segment.set(s, decoded, weights.segment(s).length);
          segment.addTo(weights.segment(s));
        });
  }

  /**
   * {@code weights[i] += value} for every coordinate of the delta.
   *
   * @param weights its limit is the number of coordinates; index 0 is coordinate 0, the position is
   *     ignored
   * @throws io.kicktrain.codec.frame.MalformedMessageException if the delta is malformed; nothing
   *     has changed then
   * @throws IllegalArgumentException if the weights have another length
   */
  public static void apply(MessageReader delta, FloatBuffer weights) throws IOException {
    checkLength(delta, weights.limit());
    delta.verify();
    SegmentDelta segment = new SegmentDelta(delta.header().transform());
    delta.decodeAll(
        (s, decoded) -> {
          segment.set(s, decoded, Geometry.segmentLength(weights.limit(), s));
          segment.addTo(weights, s * Geometry.SEGMENT);
        });
  }

  private static void checkLength(MessageReader delta, long length) {
    if (delta.header().parameters() != length) {
      throw new IllegalArgumentException(
          "a delta of " + delta.header().parameters() + " coordinates for weights of " + length);
    }
  }
}

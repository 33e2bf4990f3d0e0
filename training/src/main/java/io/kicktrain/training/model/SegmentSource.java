package io.kicktrain.training.model;

import java.io.IOException;

/** A flat vector that is read segment by segment, from memory or from a file. */
@FunctionalInterface
public interface SegmentSource {

  /**
   * Reads one segment.
   *
   * @param segment the segment's number, counted from 0
   * @param into at least as long as the segment; what lies behind it is not touched
   * @throws IOException if reading fails
   */
  void read(int segment, float[] into) throws IOException;
}

package io.kicktrain.codec.frame;

import java.io.IOException;

/** Uses a message's segments, one after the other. */
@FunctionalInterface
public interface SegmentVisitor {
  /**
   * Uses a segment.
   *
   * @param segment its number
   * @param decoded overwritten after the call
   */
  void visit(int segment, SparseSegment decoded) throws IOException;
}

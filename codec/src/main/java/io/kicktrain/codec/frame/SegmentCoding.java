package io.kicktrain.codec.frame;

import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;

/** What a message says about how its segments are coded. */
public sealed interface SegmentCoding {
  /** How values are written. */
  ValueFormat values();

  /** What was done to each block before selection. */
  Transform transform();

  /** Coordinates that share scales. */
  int scaleScope();

  /** Most values that {@code length} coordinates sharing scales may have. */
  int mostOf(int length);

  /**
   * The largest of each block are sent.
   *
   * @param keep coordinates of a full block at most, 1..4096
   */
  record PerBlock(ValueFormat values, Transform transform, int keep) implements SegmentCoding {
    public PerBlock {
      new Selection.PerBlock(keep);
    }

    @Override
    public int scaleScope() {
      return Geometry.BLOCK;
    }

    @Override
    public int mostOf(int length) {
      return new Selection.PerBlock(keep).keepOf(length);
    }
  }

  /**
   * What a cut admits is sent.
   *
   * @param cut the cut
   */
  record ByCut(ValueFormat values, Transform transform, Cut cut) implements SegmentCoding {
    @Override
    public int scaleScope() {
      return Geometry.SEGMENT;
    }

    @Override
    public int mostOf(int length) {
      return length;
    }
  }
}

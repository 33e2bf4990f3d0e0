package io.kicktrain.codec.frame;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;

/** What a message says about how its segments are coded. */
public sealed interface SegmentCoding {
  /** How values are written. */
  ValueFormat values();

  /** What was done to each block before selection, see {@link BlockTransform}. */
  Transform transform();

  /** What was sent whole. */
  Dense dense();

  /** What is to be undone after summing. */
  default BlockTransform blockTransform() {
    return new BlockTransform(transform(), dense());
  }

  /** Coordinates that share scales. */
  int scaleScope();

  /** Most values that {@code length} coordinates sharing scales may have, dense ones aside. */
  int mostOf(int length);

  /**
   * The largest of each block are sent.
   *
   * @param keep coordinates of a full block at most, 1..4096
   */
  record PerBlock(ValueFormat values, Transform transform, int keep, Dense dense)
      implements SegmentCoding {
    public PerBlock {
      new Selection.PerBlock(keep);
    }

    /** Coding without dense coordinates. */
    public PerBlock(ValueFormat values, Transform transform, int keep) {
      this(values, transform, keep, Dense.NONE);
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
  record ByCut(ValueFormat values, Transform transform, Cut cut, Dense dense)
      implements SegmentCoding {
    /** Coding without dense coordinates. */
    public ByCut(ValueFormat values, Transform transform, Cut cut) {
      this(values, transform, cut, Dense.NONE);
    }

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

package io.kicktrain.codec.frame;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Objects;

/**
 * The fixed part at the start of a message; see docs/wire-format.md.
 *
 * @param parameters coordinates of the vector, 1..2^40
 * @param coding how its segments are coded
 * @param length bytes of the whole message
 */
public record MessageHeader(long parameters, SegmentCoding coding, long length) {
  /** Bytes of the header. */
  public static final int BYTES = 40;

  /** The format's version where nothing is dense. */
  public static final int VERSION = 1;

  /** The format's version where something is. */
  public static final int DENSE_VERSION = 2;

  public MessageHeader {
    Objects.requireNonNull(coding, "coding");
    coding.dense().checkFits(parameters);
    if (length < tableOffset(coding.dense()) + minTableBytes(parameters)) {
      throw new IllegalArgumentException(
          "a message of " + length + " bytes cannot hold the table of " + parameters);
    }
  }

  /** Fewest bytes of the segment table of a vector: a bit for each segment. */
  static int minTableBytes(long parameters) {
    return (Geometry.segments(parameters) + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** Byte of the message where the segment table starts. */
  int tableOffset() {
    return tableOffset(coding.dense());
  }

  /** The same of a message with these dense coordinates. */
  static int tableOffset(Dense dense) {
    return BYTES + RangeList.bytes(dense);
  }

  /** Dense coordinates of a segment. */
  int dense(int segment) {
    return coding.dense().count(segment);
  }

  /** Number of segments. */
  public int segments() {
    return Geometry.segments(parameters);
  }

  /** How values are written. */
  public ValueFormat values() {
    return coding.values();
  }

  /** What is to be undone after summing. */
  public BlockTransform transform() {
    return coding.blockTransform();
  }

  /**
   * Whether the message was coded as {@code settings} say. The decay leaves no trace in it, and
   * neither does the share of a global selection, of which only the cut is there.
   */
  public boolean matches(CodecSettings settings) {
    return coding.values() == settings.values()
        && coding.transform() == settings.transform()
        && coding.dense().equals(settings.dense())
        && sameSelection(settings.selection());
  }

  private boolean sameSelection(Selection selection) {
    return selection instanceof Selection.PerBlock perBlock
        ? coding instanceof SegmentCoding.PerBlock mine && mine.keep() == perBlock.keep()
        : coding instanceof SegmentCoding.ByCut;
  }
}

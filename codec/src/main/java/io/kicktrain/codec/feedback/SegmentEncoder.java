package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;

/** Codes one segment after the other. Reusable, not thread-safe: each thread has its own. */
public final class SegmentEncoder {
  private final CodecSettings settings;
  private final BlockCoder blocks;
  private final SegmentSymbols symbols = new SegmentSymbols();

  public SegmentEncoder(CodecSettings settings) {
    this.settings = settings;
    this.blocks = new BlockCoder(settings);
  }

  /**
   * Selects, quantises and codes a segment.
   *
   * @param acc {@code acc[0 .. length)} holds residual plus update; on return, what is left after
   *     the receiver adds the decoded values
   * @param length coordinates of the segment, 1..2^18
   * @return the segment's bytes, for {@link io.kicktrain.codec.frame.MessageWriter#add}
   * @throws IllegalArgumentException if a coordinate is NaN or infinite; blocks before it have been
   *     coded then
   */
  public byte[] encode(float[] acc, int length) {
    if (length < 1 || length > Geometry.SEGMENT || length > acc.length) {
      throw new IllegalArgumentException(
          "a segment has 1 to 2^18 coordinates, not " + length + " of an array of " + acc.length);
    }
    symbols.clear();
    for (int from = 0; from < length; from += Geometry.BLOCK) {
      blocks.code(acc, from, Math.min(Geometry.BLOCK, length - from), symbols);
    }
    return symbols.toBytes(settings.values(), length);
  }

  /**
   * What a receiver adds for the segment that was encoded last: its decoded positions and values.
   */
  public SparseSegment decoded() {
    return symbols.toSparse(settings.values());
  }
}

package io.kicktrain.bench.codec;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;

/** Counts the bits that the codec spends on positions, and nothing else. */
final class PositionCost {

  private final BitWriter out = new BitWriter();
  private long count;

  /** Of a whole message. */
  static PositionCost of(MessageReader message) throws IOException {
    PositionCost cost = new PositionCost();
    SparseSegment segment = new SparseSegment();
    for (int s = 0; s < message.header().segments(); s++) {
      message.decode(s, segment);
      cost.add(
          Arrays.copyOf(segment.positions(), segment.count()),
          Geometry.segmentLength(message.header().parameters(), s));
    }
    return cost;
  }

  /** Adds ascending positions in a segment of {@code length} coordinates. */
  void add(int[] positions, int length) {
    if (positions.length > 0) {
      Gaps.write(out, positions, positions.length, length);
      count += positions.length;
    }
  }

  long count() {
    return count;
  }

  double bitsPerNonzero() {
    return (double) out.bitLength() / count;
  }
}

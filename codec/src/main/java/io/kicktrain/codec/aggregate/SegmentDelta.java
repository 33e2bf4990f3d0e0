package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a delta adds to one segment after the other: sparse as it was sent, or dense where a
 * transform was undone.
 */
final class SegmentDelta {
  private final MessageReader delta;
  private final boolean transformed;
  private final SparseSegment sparse = new SparseSegment();
  private final float[] dense;
  private int count;

  SegmentDelta(MessageReader delta) {
    this.delta = delta;
    transformed = delta.header().transform() != Transform.NONE;
    dense = new float[transformed ? Geometry.SEGMENT : 0];
  }

  void read(int segment) throws IOException {
    delta.decode(segment, sparse);
    count = sparse.count();
    if (transformed && count > 0) {
      count = Geometry.segmentLength(delta.header().parameters(), segment);
      Arrays.fill(dense, 0f);
      for (int i = 0; i < sparse.count(); i++) {
        dense[sparse.positions()[i]] = sparse.values()[i];
      }
      delta.header().transform().inverse(dense, count);
    }
  }

  int count() {
    return count;
  }

  int position(int i) {
    return transformed ? i : sparse.positions()[i];
  }

  float value(int i) {
    return transformed ? dense[i] : sparse.values()[i];
  }
}

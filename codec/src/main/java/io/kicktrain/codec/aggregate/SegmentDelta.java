package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * What a delta adds to one segment after the other: sparse as it was sent, or dense where a
 * transform was undone. Not thread-safe.
 */
public final class SegmentDelta {
  private final Transform transform;
  private final float[] dense;
  private SparseSegment sparse = new SparseSegment();
  private int count;

  /**
   * @param transform what was done to each block of the delta
   */
  public SegmentDelta(Transform transform) {
    this.transform = transform;
    dense = new float[transform == Transform.NONE ? 0 : Geometry.SEGMENT];
  }

  /**
   * Takes the next segment, which stays the caller's and must not change before the next one.
   *
   * @param length coordinates of the segment
   */
  public void set(SparseSegment sent, int length) {
    sparse = sent;
    count = sent.count();
    if (transform != Transform.NONE && count > 0) {
      Arrays.fill(dense, 0, length, 0f);
      for (int i = 0; i < count; i++) {
        dense[sent.positions()[i]] = sent.values()[i];
      }
      transform.inverse(dense, length);
      count = length;
    }
  }

  /** {@code weights[i] += value} for every coordinate of the segment that the delta has. */
  public void addTo(float[] weights) {
    for (int i = 0; i < count; i++) {
      weights[position(i)] += value(i);
    }
  }

  int count() {
    return count;
  }

  int position(int i) {
    return transform == Transform.NONE ? sparse.positions()[i] : i;
  }

  float value(int i) {
    return transform == Transform.NONE ? sparse.values()[i] : dense[i];
  }
}

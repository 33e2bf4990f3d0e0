package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.vector.Geometry;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What a delta adds to one segment after the other: sparse as it was sent, or dense where a
 * transform was undone. Not thread-safe.
 */
public final class SegmentDelta {
  private final BlockTransform transform;
  private final float[] dense;
  private SparseSegment sparse = new SparseSegment();
  private int count;

  /**
   * @param transform what was done to which blocks of the delta
   */
  public SegmentDelta(BlockTransform transform) {
    this.transform = transform;
    dense = new float[transform.isNone() ? 0 : Geometry.SEGMENT];
  }

  /**
   * Takes the next segment, which stays the caller's and must not change before the next one.
   *
   * @param segment the segment's number
   * @param length its coordinates
   */
  public void set(int segment, SparseSegment sent, int length) {
    sparse = sent;
    count = sent.count();
    if (!transform.isNone() && count > 0) {
      Arrays.fill(dense, 0, length, 0f);
      for (int i = 0; i < count; i++) {
        dense[sent.positions()[i]] = sent.values()[i];
      }
      transform.inverse(segment, dense, length);
      count = length;
    }
  }

  /** {@code weights[i] += value} for every coordinate of the segment that the delta has. */
  public void addTo(float[] weights) {
    for (int i = 0; i < count; i++) {
      weights[position(i)] += value(i);
    }
  }

  /** The same, where the segment starts at index {@code start}. */
  void addTo(FloatBuffer weights, int start) {
    for (int i = 0; i < count; i++) {
      int at = start + position(i);
      weights.put(at, weights.get(at) + value(i));
    }
  }

  private int position(int i) {
    return transform.isNone() ? sparse.positions()[i] : i;
  }

  private float value(int i) {
    return transform.isNone() ? sparse.values()[i] : dense[i];
  }
}

package io.kicktrain.codec.transform;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.vector.Geometry;

/**
 * Which blocks of a vector are transformed: the full ones without dense coordinates. A block that
 * has some stays as it is, so that dense coordinates do not become coefficients.
 *
 * @param transform what is done to a block
 * @param dense what is sent whole
 */
public record BlockTransform(Transform transform, Dense dense) {
  /** Whether nothing is done to any block. */
  public boolean isNone() {
    return transform == Transform.NONE;
  }

  /**
   * Transforms a block in place, if it is one of those.
   *
   * @param block its number in the vector
   * @param values {@code values[0 .. length)} is the block
   */
  public void forwardBlock(long block, float[] values, int length) {
    if (!isNone() && (dense.isEmpty() || !dense.isInBlock(block))) {
      transform.forward(values, 0, length);
    }
  }

  /**
   * Transforms those blocks of a segment in place.
   *
   * @param segment its number
   * @param values {@code values[0 .. length)} is the segment
   */
  public void forward(int segment, float[] values, int length) {
    eachRun(segment, length, (from, to) -> transform.forward(values, from, to));
  }

  /**
   * Undoes {@link #forward(int, float[], int)}, up to rounding.
   *
   * @param segment its number
   * @param values {@code values[0 .. length)} is the segment
   */
  public void inverse(int segment, float[] values, int length) {
    eachRun(segment, length, (from, to) -> transform.inverse(values, from, to));
  }

  /** Some neighbouring coordinates of a segment. */
  private interface Run {
    void use(int from, int to);
  }

  /** Goes through the blocks of a segment that are transformed. */
  private void eachRun(int segment, int length, Run run) {
    if (isNone() || dense.isEmpty()) {
      run.use(0, length);
      return;
    }
    for (int from = 0; from < length; from += Geometry.BLOCK) {
      long block = Geometry.firstBlock(segment) + from / Geometry.BLOCK;
      if (!dense.isInBlock(block)) {
        run.use(from, Math.min(length, from + Geometry.BLOCK));
      }
    }
  }
}

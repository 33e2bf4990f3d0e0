package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.BlockLook;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.vector.Geometry;

/**
 * {@code acc = decay * v + g} of a block, with g transformed first if the settings say so. The
 * sender and whoever checks an opened block both run this code. Not thread-safe.
 */
final class DecayedSum {
  private final BlockTransform transform;
  private final float decay;
  private final float[] transformed;

  DecayedSum(CodecSettings settings) {
    transform = settings.blockTransform();
    decay = settings.decay();
    transformed = new float[transform.isNone() ? 0 : Geometry.BLOCK];
  }

  /**
   * Fills {@code acc[from .. to)}, a block, and looks at it; {@code acc} may be {@code v}. Without
   * a transform it may be as many blocks as the look takes together.
   *
   * @param start number of the block in the vector that index 0 starts
   * @return the largest magnitude's float bits, see {@link BlockLook#at}
   */
  int add(long start, float[] v, float[] g, float[] acc, int from, int to, BlockLook look) {
    if (transform.isNone()) {
      return look.atSum(decay, v, g, acc, from, to - from);
    }
    transform(start, g, from, to);
    for (int i = from; i < to; i++) {
      acc[i] = decay * v[i] + transformed[i - from];
    }
    return look.at(acc, from, to - from);
  }

  private void transform(long start, float[] g, int from, int to) {
    System.arraycopy(g, from, transformed, 0, to - from);
    transform.forwardBlock(start + from / Geometry.BLOCK, transformed, to - from);
  }

  /** One coordinate of the sum, which is not transformed. */
  float untransformed(float v, float g) {
    return decay * v + g;
  }
}

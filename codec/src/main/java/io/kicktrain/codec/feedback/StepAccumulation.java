package io.kicktrain.codec.feedback;

import io.kicktrain.codec.select.BlockLook;

/**
 * A step has been subtracted from the whole segment already, by {@link
 * io.kicktrain.codec.select.ColumnMaxima}; what it left is cut to what a message can carry.
 */
final class StepAccumulation implements Accumulation {
  private final float[] maxima;

  /**
   * @param maxima what the step has become
   */
  StepAccumulation(float[] maxima) {
    this.maxima = maxima;
  }

  @Override
  public int accumulate(int segment, float[] acc, int from, int to, BlockLook look) {
    return look.atMaxima(acc, maxima, from, to - from);
  }

  @Override
  public void peek(int segment, float[] acc, int from, float[] into) {
    throw new UnsupportedOperationException("a server selects per block");
  }

  @Override
  public float limit() {
    return ServerFeedback.LIMIT;
  }

  @Override
  public void exceeded(int segment, float[] acc, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Float.isNaN(acc[i])) {
        throw new IllegalArgumentException("coordinate " + i + " of the segment's step is NaN");
      }
      acc[i] = Math.max(-ServerFeedback.LIMIT, Math.min(ServerFeedback.LIMIT, acc[i]));
    }
  }
}

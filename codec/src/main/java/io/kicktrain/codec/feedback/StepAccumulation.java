package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.BlockLook;
import io.kicktrain.codec.vector.Geometry;

/** {@code acc = decay * acc - step}, cut to what a message can carry. */
final class StepAccumulation implements Accumulation {
  private final DecayedSum sum;
  private float[] step = new float[0];

  StepAccumulation(CodecSettings settings) {
    sum = new DecayedSum(settings);
  }

  /** The step of the next segment; may be overwritten. */
  void set(float[] step) {
    this.step = step;
  }

  @Override
  public int accumulate(int segment, float[] acc, int from, int to, BlockLook look) {
    return sum.subtract(Geometry.firstBlock(segment), acc, step, from, to, look);
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

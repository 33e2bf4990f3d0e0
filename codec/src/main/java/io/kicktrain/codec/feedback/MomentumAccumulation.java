package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.BlockLook;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/** {@code u = m * before u + c * g}, then {@code acc = decay * before v + u}. */
final class MomentumAccumulation implements Accumulation {
  private final DecayedSum sum;
  private final float momentum;
  private final float scale;
  private final ParameterVector update;
  private final ParameterVector momentumBefore;
  private final ParameterVector residualBefore;
  private final ParameterVector velocity;

  /**
   * @param scale c
   * @param update g
   * @param before u and v as they were; may be those that are written, and has a momentum
   * @param velocity u, written
   */
  MomentumAccumulation(
      CodecSettings coding,
      float momentum,
      float scale,
      ParameterVector update,
      FeedbackState before,
      ParameterVector velocity) {
    this.sum = new DecayedSum(coding);
    this.momentum = momentum;
    this.scale = scale;
    this.update = update;
    this.momentumBefore = before.momentum().orElseThrow();
    this.residualBefore = before.residual();
    this.velocity = velocity;
  }

  @Override
  public int accumulate(int segment, float[] acc, int from, int to, BlockLook look) {
    float[] u = velocity.segment(segment);
    float[] g = update.segment(segment);
    Elementwise.combine(momentum, momentumBefore.segment(segment), scale, g, u, from, to);
    return sum.add(
        Geometry.firstBlock(segment), residualBefore.segment(segment), u, acc, from, to, look);
  }

  @Override
  public void peek(int segment, float[] acc, int from, float[] into) {
    float[] u = momentumBefore.segment(segment);
    float[] v = residualBefore.segment(segment);
    float[] g = update.segment(segment);
    for (int i = 0; i < into.length; i++) {
      float velocity = momentum * u[from + i] + scale * g[from + i];
      into[i] = sum.untransformed(v[from + i], velocity);
    }
  }

  @Override
  public void exceeded(int segment, float[] acc, int from, int to) {
    Unusable.check("the update", update.segment(segment), segment, from, to);
    Unusable.check("the momentum", velocity.segment(segment), segment, from, to);
    Unusable.check("residual and momentum together", acc, segment, from, to);
  }
}

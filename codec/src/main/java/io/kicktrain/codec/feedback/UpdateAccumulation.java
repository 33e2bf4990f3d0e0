package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.BlockLook;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/** {@code acc = decay * before + g}, with g transformed first if the settings say so. */
final class UpdateAccumulation implements Accumulation {
  private final DecayedSum sum;
  private final ParameterVector before;
  private final ParameterVector update;

  /**
   * @param before the residual; may be the accumulator itself
   * @param update g, as long
   */
  UpdateAccumulation(CodecSettings settings, ParameterVector before, ParameterVector update) {
    this.sum = new DecayedSum(settings);
    this.before = before;
    this.update = update;
  }

  @Override
  public int accumulate(int segment, float[] acc, int from, int to, BlockLook look) {
    return sum.add(
        Geometry.firstBlock(segment),
        before.segment(segment),
        update.segment(segment),
        acc,
        from,
        to,
        look);
  }

  @Override
  public void peek(int segment, float[] acc, int from, float[] into) {
    float[] v = before.segment(segment);
    float[] g = update.segment(segment);
    for (int i = 0; i < into.length; i++) {
      into[i] = sum.untransformed(v[from + i], g[from + i]);
    }
  }

  @Override
  public void exceeded(int segment, float[] acc, int from, int to) {
    Unusable.check("the update", update.segment(segment), segment, from, to);
    if (before.segment(segment) != acc) {
      Unusable.check("the residual", before.segment(segment), segment, from, to);
    }
    Unusable.check("residual and update together", acc, segment, from, to);
  }
}

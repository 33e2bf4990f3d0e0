package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import io.kicktrain.codec.vector.ParameterVector;

/** Gradients at the same weights; the update is their mean. */
final class Accumulation extends LocalTraining {

  private final FlatTensor sum;

  Accumulation(Network network, double clipNorm) {
    super(network, clipNorm);
    this.sum = new FlatTensor(network.manager(), network.layout().parameters());
  }

  @Override
  public void begin(ParameterVector weights, int round) {
    super.begin(weights, round);
    sum.array().muli(0); // always finite: no other gradient gets in
  }

  @Override
  void use(NDArray gradient) {
    sum.array().addi(gradient);
  }

  @Override
  public void finish(ParameterVector weights, ParameterVector update) {
    sum.write(update);
    float steps = Math.max(1, steps());
    for (int s = 0; s < update.segments(); s++) {
      float[] values = update.segment(s);
      for (int i = 0; i < values.length; i++) {
        values[i] /= steps;
      }
    }
  }
}

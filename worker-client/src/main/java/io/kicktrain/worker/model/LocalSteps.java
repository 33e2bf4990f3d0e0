package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.recipe.InnerOptimizer;

/**
 * AdamW steps; the update is where they started minus where they ended (DiLoCo, Douillard et al.
 * 2023). The optimizer's moments stay from lease to lease, the weights do not.
 */
final class LocalSteps extends LocalTraining {

  private final AdamW optimizer;
  private final int warmupRounds;
  private double rate = 1;

  LocalSteps(Network network, InnerOptimizer settings, double clipNorm) {
    super(network, clipNorm);
    this.optimizer = new AdamW(network, settings);
    this.warmupRounds = settings.warmupRounds();
  }

  @Override
  public void begin(ParameterVector weights, int round) {
    super.begin(weights, round);
    rate = round < warmupRounds ? (round + 1.0) / (warmupRounds + 1.0) : 1;
  }

  @Override
  void use(NDArray gradient) {
    optimizer.step(gradient, rate);
  }

  @Override
  public void finish(ParameterVector weights, ParameterVector update) {
    network().store(update);
    for (int s = 0; s < update.segments(); s++) {
      float[] end = update.segment(s);
      float[] start = weights.segment(s);
      for (int i = 0; i < end.length; i++) {
        end[i] = start[i] - end[i];
      }
    }
  }
}

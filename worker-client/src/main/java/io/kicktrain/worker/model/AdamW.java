package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.ParameterSpec;
import io.kicktrain.training.recipe.InnerOptimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter 2019) in place on the flat parameters. Weight decay is for tensors
 * of two or more dimensions only: shrinking biases and normalisation scales is no regularisation.
 */
final class AdamW {

  // Arguments of the engine's update. Its clipping cuts off one side only, and already at a limit
  // of 0.
  private static final float NO_DECAY = 0;
  private static final float NO_RESCALING = 1;
  private static final float NO_CLIPPING = -1;

  private final InnerOptimizer settings;
  private final NDArray parameters;
  private final NDArray mean;
  private final NDArray variance;
  private final List<NDArray> decayed;
  private int steps;

  AdamW(Network network, InnerOptimizer settings) {
    this.settings = settings;
    this.parameters = network.parameters();
    NDManager manager = network.manager();
    this.mean = manager.zeros(parameters.getShape());
    this.variance = manager.zeros(parameters.getShape());
    this.decayed = settings.weightDecay() == 0 ? List.of() : matrices(network.layout());
  }

  /**
   * One step.
   *
   * @param gradient float32 [parameters]
   * @param rate factor of the recipe's learning rate, for the warm-up
   */
  void step(NDArray gradient, double rate) {
    steps++;
    double learningRate = settings.learningRate() * rate;
    double shrink = 1 - learningRate * settings.weightDecay();
    decayed.forEach(matrix -> matrix.muli(shrink));
    double meanBias = 1 - Math.pow(settings.beta1(), steps);
    double varianceBias = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
    // The engine's update has no bias correction: it is folded into the rate and into epsilon,
    // which is exactly the same.
    parameters
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(parameters, gradient, mean, variance),
            new NDList(gradient),
            (float) learningRate,
            (float) (learningRate * varianceBias / meanBias),
            NO_DECAY,
            NO_RESCALING,
            NO_CLIPPING,
            (float) settings.beta1(),
            (float) settings.beta2(),
            (float) (settings.epsilon() * varianceBias),
            false,
            true);
  }

  /** Views of the ranges to decay; neighbours become one. */
  private List<NDArray> matrices(ModelLayout layout) {
    List<NDArray> ranges = new ArrayList<>();
    long from = 0;
    long to = 0;
    for (ParameterSpec spec : layout.tensors()) {
      if (spec.shape().size() >= 2) {
        if (spec.offset() != to) {
          addRange(ranges, from, to);
          from = spec.offset();
        }
        to = spec.offset() + spec.size();
      }
    }
    addRange(ranges, from, to);
    return ranges;
  }

  private void addRange(List<NDArray> ranges, long from, long to) {
    if (to > from) {
      ranges.add(parameters.get(new NDIndex().addSliceDim(from, to)));
    }
  }
}

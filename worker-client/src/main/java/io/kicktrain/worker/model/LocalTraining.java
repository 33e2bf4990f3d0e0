package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.recipe.LocalWork;

/**
 * The work of one lease on a network. A lease is {@link #begin}, any number of {@link #step}s and
 * one {@link #finish}.
 */
public abstract sealed class LocalTraining permits LocalSteps, Accumulation {

  private final Network network;
  private final double clipNorm;
  private int steps;
  private double lossSum;

  LocalTraining(Network network, double clipNorm) {
    this.network = network;
    this.clipNorm = clipNorm;
  }

  /**
   * The local work a recipe asks for.
   *
   * @param network the model
   * @param work the recipe's local work
   * @return what does it; its own native memory goes with the network
   */
  public static LocalTraining of(Network network, LocalWork work) {
    return work.optimizer().isPresent()
        ? new LocalSteps(network, work.optimizer().get(), work.clipNorm())
        : new Accumulation(network, work.clipNorm());
  }

  /**
   * Starts a lease.
   *
   * @param weights what the lease's round opened with
   * @param round the round, for the warm-up
   */
  public void begin(ParameterVector weights, int round) {
    network.load(weights);
    steps = 0;
    lossSum = 0;
  }

  /**
   * One forward and backward pass, and what the mode does with its gradient.
   *
   * @param batch windows of the model's context
   * @return the batch's loss before the step, nats per token
   * @throws ArithmeticException if the gradient is not finite: the step was not taken
   */
  public final double step(TokenBatch batch) {
    double loss = network.gradient(batch, this::useClipped);
    steps++;
    lossSum += loss;
    return loss;
  }

  /** Steps since {@link #begin}. */
  public final int steps() {
    return steps;
  }

  /** Mean loss of the steps since {@link #begin}, nats per token; 0 before the first. */
  public final double meanLoss() {
    return steps == 0 ? 0 : lossSum / steps;
  }

  /**
   * The lease's raw update: what is subtracted from the weights to follow it.
   *
   * @param weights the same as given to {@link #begin}
   * @param update gets the update
   */
  public abstract void finish(ParameterVector weights, ParameterVector update);

  /** Uses one gradient, float32 [parameters], clipped; it may change it. */
  abstract void use(NDArray gradient);

  final Network network() {
    return network;
  }

  private void useClipped(NDArray gradient) {
    double norm = gradient.norm().getFloat();
    if (!Double.isFinite(norm)) {
      throw new ArithmeticException("the gradient is not finite: its norm is " + norm);
    }
    if (clipNorm > 0 && norm > clipNorm) {
      gradient.muli(
          clipNorm / norm); // in place and outside of recording, where a plain number is safe
    }
    use(gradient);
  }
}

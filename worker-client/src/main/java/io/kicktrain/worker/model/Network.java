package io.kicktrain.worker.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.function.Consumer;

/**
 * A recipe's model on the engine: one flat float32 vector of parameters and the forward pass that
 * reads it.
 *
 * <p>Not thread-safe, and the engine records one backward pass per process at a time.
 */
public final class Network implements AutoCloseable {

  private final NDManager manager;
  private final ModelSpec spec;
  private final ModelLayout layout;
  private final Kernels kernels;
  private final Architecture architecture;
  private final FlatTensor parameters;

  private Network(NDManager manager, ModelSpec spec) {
    this.manager = manager;
    this.spec = spec;
    this.layout = ModelLayout.of(spec);
    this.kernels = new Kernels(manager.getDevice());
    this.architecture = Architecture.of(spec, kernels);
    this.parameters = new FlatTensor(manager, layout.parameters());
  }

  /**
   * Builds the model a recipe describes; all parameters are zero until {@link #load}.
   *
   * @param spec the recipe's model
   * @param device {@code auto}, {@code cpu} or {@code cuda}
   * @return the network; close it to free its memory
   * @throws IllegalStateException if {@code cuda} is asked for and there is no GPU
   */
  public static Network of(ModelSpec spec, String device) {
    Device chosen = Torch.device(device);
    return new Network(Torch.engine().newBaseManager(chosen), spec);
  }

  /** Where it computes: {@code cpu} or {@code cuda}. */
  public String device() {
    return manager.getDevice().isGpu() ? "cuda" : "cpu";
  }

  /** The recipe's model. */
  public ModelSpec spec() {
    return spec;
  }

  /** The order and shapes of the parameters. */
  public ModelLayout layout() {
    return layout;
  }

  /** Sets all parameters. */
  public void load(ParameterVector weights) {
    parameters.read(weights);
  }

  /** Copies all parameters out. */
  public void store(ParameterVector into) {
    parameters.write(into);
  }

  /**
   * Mean loss of a batch, without touching gradients.
   *
   * @param batch windows of the model's context
   * @return nats per predicted token
   */
  public double loss(TokenBatch batch) {
    try (NDManager step = manager.newSubManager()) {
      return loss(step, view(step), batch).getFloat();
    }
  }

  /**
   * A forward and backward pass that changes nothing: for measuring how fast the machine is.
   *
   * @param batch windows of the model's context
   */
  public void rehearse(TokenBatch batch) {
    gradient(batch, ignored -> {});
  }

  /**
   * Forward and backward pass of a batch.
   *
   * @param batch windows of the model's context
   * @param use gets the gradient, float32 [parameters]; it is gone when the call returns
   * @return nats per predicted token, before any update
   */
  double gradient(TokenBatch batch, Consumer<NDArray> use) {
    try (NDManager step = manager.newSubManager()) {
      // A fresh alias each time: its gradient starts empty and leaves with the step, so none has to
      // be zeroed.
      NDArray weights = view(step);
      weights.setRequiresGradient(true);
      NDArray loss;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        loss = loss(step, weights, batch);
        collector.backward(loss);
      }
      double value = loss.getFloat();
      use.accept(weights.getGradient());
      return value;
    }
  }

  /**
   * Scores of the token that follows a text.
   *
   * @param tokens what the model sees, at most its context
   * @return one score per token of the vocabulary, not normalised
   */
  float[] next(long[] tokens) {
    try (NDManager step = manager.newSubManager()) {
      NDArray input = step.create(tokens).reshape(1, tokens.length);
      NDArray logits = architecture.logits(Tensors.of(view(step), layout), input);
      return logits.get(logits.getShape().get(0) - 1).toFloatArray();
    }
  }

  NDManager manager() {
    return manager;
  }

  /** The live parameters, float32 [parameters]. */
  NDArray parameters() {
    return parameters.array();
  }

  /** How many tokens of a window it predicts. */
  int predictions() {
    return architecture.predictions();
  }

  @Override
  public void close() {
    kernels.close();
    manager.close();
  }

  /** The same memory under a handle of its own, on the step's manager. */
  private NDArray view(NDManager step) {
    NDArray alias = parameters.array().stopGradient();
    alias.attach(step);
    return alias;
  }

  private NDArray loss(NDManager step, NDArray weights, TokenBatch batch) {
    if (batch.context() != spec.context()) {
      throw new IllegalArgumentException(
          "the model's context is " + spec.context() + ", the batch's " + batch.context());
    }
    NDArray logits = architecture.logits(Tensors.of(weights, layout), batch.inputs(step));
    return Functions.crossEntropy(logits, batch.targets(step, architecture.predictions()));
  }
}

package io.kicktrain.training.aggregation;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.Aggregation;
import io.kicktrain.codec.aggregate.WeightedMessage;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.training.coding.DenseTensors;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.optimizer.OuterOptimizer;
import io.kicktrain.training.recipe.DeltaSpec;
import io.kicktrain.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One round's step, as a pure function: state of round t and the members' messages in, state of
 * round t + 1 and the delta out. The same bits come out on every machine, so the hub runs it to
 * publish and an auditor runs it to check.
 *
 * <p>It streams: for each segment it sums the members in 64-bit fixed point, steps the outer
 * optimizer, adds the step to the server's residual, codes that residual like a contribution, and
 * adds to the weights exactly what a receiver will add. Segments are done by several threads, which
 * changes no bit. Memory is a few segments per thread, whatever the model's size and the number of
 * members.
 */
public final class RoundStep {

  /** More threads would mostly wait for the disk; each takes about 30 MiB. */
  private static final int MOST_THREADS = 4;

  private final ModelLayout layout;
  private final long seed;
  private final OuterOptimizer optimizer;
  private final CodecSettings deltaSettings;
  private final int threads;

  /**
   * The step of one campaign.
   *
   * @param recipe the campaign's recipe
   */
  public RoundStep(Recipe recipe) {
    this(recipe, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  RoundStep(Recipe recipe, int threads) {
    this.layout = ModelLayout.of(recipe.model());
    this.seed = recipe.seed();
    this.optimizer = OuterOptimizer.of(recipe.outerOptimizer());
    DeltaSpec delta = recipe.codec().delta();
    this.deltaSettings = delta.settings().with(DenseTensors.of(delta.dense(), layout));
    this.threads = threads;
  }

  /**
   * What a step gives.
   *
   * @param weightsRoot root of the weights of round t + 1
   * @param stateRoot hash of the server's residual and the optimizer's vectors
   * @param delta the coded delta from the weights of round t to those of t + 1
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Result(String weightsRoot, String stateRoot, byte[] delta) {}

  /**
   * Writes the state of round 0.
   *
   * @param target the file
   * @return root of the initial weights
   * @throws IOException if writing fails; the target is then as it was
   */
  public String initial(Path target) throws IOException {
    return ModelStateWriter.initial(target, layout, seed, optimizer.slots());
  }

  /**
   * Runs the step.
   *
   * @param from the state the round opened with
   * @param members at least one; their order does not matter
   * @param target where the next state is written; durable when this returns
   * @return roots and delta
   * @throws IOException if reading or writing fails; the target is then as it was
   */
  public Result run(ModelState from, List<Member> members, Path target) throws IOException {
    long parameters = from.parameters();
    List<WeightedMessage> messages =
        members.stream().map(m -> new WeightedMessage(m.payload(), m.samples())).toList();
    MessageWriter delta = new MessageWriter(parameters, deltaSettings);
    try (ModelStateWriter to =
        new ModelStateWriter(target, from.round() + 1, from.vectors(), parameters)) {
      List<SegmentStep> steps =
          Stream.generate(() -> new SegmentStep(from, optimizer, deltaSettings, delta, to))
              .limit(threads)
              .toList();
      new Aggregation(messages, parameters).run(steps);
      to.commit();
      return new Result(to.weightsRoot(), to.stateRoot(), delta.toBytes());
    }
  }
}

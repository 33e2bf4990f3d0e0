package io.kicktrain.training.aggregation;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.SegmentAggregator;
import io.kicktrain.codec.feedback.SegmentEncoder;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.optimizer.OuterOptimizer;
import io.kicktrain.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One round's step, as a pure function: state of round t and the members' messages in, state of
 * round t + 1 and the delta out. The same bits come out on every machine, so the hub runs it to
 * publish and an auditor runs it to check.
 *
 * <p>It streams: for each segment it sums the members in 64-bit fixed point, steps the outer
 * optimizer, adds the step to the server's residual, codes that residual like a contribution, and
 * adds to the weights exactly what a receiver will add. Memory is a few segments, whatever the
 * model's size; one small reader is open per member.
 */
public final class RoundStep {

  /**
   * A coordinate of the residual is cut to this, so that no delta leaves the bounds of the message
   * format.
   */
  private static final float MAX_STEP = 8f;

  private final ModelLayout layout;
  private final long seed;
  private final OuterOptimizer optimizer;
  private final CodecSettings deltaSettings;

  /**
   * The step of one campaign.
   *
   * @param recipe the campaign's recipe
   */
  public RoundStep(Recipe recipe) {
    this.layout = ModelLayout.of(recipe.model());
    this.seed = recipe.seed();
    this.optimizer = OuterOptimizer.of(recipe.outerOptimizer());
    this.deltaSettings = recipe.codec().delta();
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
    MessageWriter delta = new MessageWriter(parameters, deltaSettings);
    Work work = new Work(from.vectors());
    List<MessageReader> readers = new ArrayList<>();
    try (ModelStateWriter to =
        new ModelStateWriter(target, from.round() + 1, from.vectors(), parameters)) {
      for (Member member : members) {
        readers.add(MessageReader.open(member.payload()));
      }
      for (int segment = 0; segment < Geometry.segments(parameters); segment++) {
        int length = Geometry.segmentLength(parameters, segment);
        for (int vector = 0; vector < from.vectors(); vector++) {
          from.read(segment, vector, work.vectors[vector]);
        }
        work.sum(segment, length, readers, members);
        byte[] coded = work.step(from.round(), length);
        delta.add(coded);
        to.add(work.vectors, length);
      }
      to.commit();
      return new Result(to.weightsRoot(), to.stateRoot(), delta.toBytes());
    } finally {
      for (MessageReader reader : readers) {
        reader.close();
      }
    }
  }

  /** The buffers of one segment, used again for the next. */
  private final class Work {
    final float[][] vectors;
    private final float[][] slots;
    private final float[] mean = new float[Geometry.SEGMENT];
    private final float[] step = new float[Geometry.SEGMENT];
    private final SparseSegment decoded = new SparseSegment();
    private final SegmentAggregator aggregator = new SegmentAggregator();
    private final SegmentEncoder encoder = new SegmentEncoder(deltaSettings);

    Work(int count) {
      vectors = new float[count][Geometry.SEGMENT];
      slots = new float[count - ModelState.FIRST_SLOT][];
      System.arraycopy(vectors, ModelState.FIRST_SLOT, slots, 0, slots.length);
    }

    void sum(int segment, int length, List<MessageReader> readers, List<Member> members)
        throws IOException {
      aggregator.reset(length);
      long weight = 0;
      for (int i = 0; i < readers.size(); i++) {
        readers.get(i).decode(segment, decoded);
        aggregator.add(decoded, members.get(i).samples());
        weight += members.get(i).samples();
      }
      aggregator.mean(weight, mean);
    }

    /**
     * The update points from the end of the local steps to their start, so the step is subtracted.
     */
    byte[] step(int round, int length) throws IOException {
      float[] weights = vectors[ModelState.WEIGHTS];
      float[] residual = vectors[ModelState.RESIDUAL];
      optimizer.step(round, mean, weights, slots, length, step);
      float decay = deltaSettings.decay();
      for (int i = 0; i < length; i++) {
        float left = decay * residual[i] - step[i];
        residual[i] = Math.max(-MAX_STEP, Math.min(MAX_STEP, left));
      }
      byte[] coded = encoder.encode(residual, length);
      SparseSegment sent = encoder.decoded();
      int[] positions = sent.positions();
      float[] values = sent.values();
      for (int i = 0; i < sent.count(); i++) {
        weights[positions[i]] += values[i];
      }
      return coded;
    }
  }
}

package io.kicktrain.training.aggregation;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.Aggregation;
import io.kicktrain.codec.aggregate.SegmentDelta;
import io.kicktrain.codec.feedback.ServerFeedback;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.training.optimizer.OuterOptimizer;
import java.io.IOException;
import java.util.Arrays;

/** What one thread does with a segment's mean update: the outer step, the delta, the next state. */
final class SegmentStep implements Aggregation.Step {

  private final ModelState from;
  private final OuterOptimizer optimizer;
  private final ServerFeedback feedback;
  private final SegmentDelta sent;
  private final MessageWriter delta;
  private final ModelStateWriter to;
  private final StateSegment state;
  private final float[][] slots;
  private byte[] coded = new byte[0];

  SegmentStep(
      ModelState from,
      OuterOptimizer optimizer,
      CodecSettings deltaSettings,
      MessageWriter delta,
      ModelStateWriter to) {
    this.from = from;
    this.optimizer = optimizer;
    this.feedback = new ServerFeedback(deltaSettings);
    this.sent = new SegmentDelta(deltaSettings.blockTransform());
    this.delta = delta;
    this.to = to;
    this.state = new StateSegment(from.vectors());
    this.slots = Arrays.copyOfRange(state.vectors, ModelState.FIRST_SLOT, from.vectors());
  }

  /**
   * The update points from the end of the local steps to their start, so the step, which takes the
   * mean's place, is subtracted.
   */
  @Override
  public boolean compute(int segment, float[] mean, int length) throws IOException {
    from.read(segment, state);
    float[] weights = state.vectors[ModelState.WEIGHTS];
    optimizer.step(from.round(), mean, weights, slots, length, mean);
    coded = feedback.encode(segment, state.vectors[ModelState.RESIDUAL], mean, length);
    sent.set(segment, feedback.decoded(), length);
    sent.addTo(weights);
    state.toBytes(length);
    return true;
  }

  @Override
  public void deliver(int segment) throws IOException {
    delta.add(coded);
    to.add(state);
  }
}

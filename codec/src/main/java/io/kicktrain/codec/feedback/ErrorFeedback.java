package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plain error feedback: what a message leaves out or rounds off stays in the residual and is sent
 * later. {@code v = decay * v + g} (g transformed first, if the settings say so), select, quantise,
 * code, {@code v = v - decoded}.
 *
 * <p>Each block is read, accumulated, checked, selected from and coded at one go, while it is in
 * the processor's cache. Not thread-safe.
 */
public final class ErrorFeedback implements Feedback {
  private final CodecSettings settings;
  private final FeedbackState state;
  private final VectorEncoder encoder;
  private final SentValues sent = new SentValues();

  /** Error feedback on one thread. */
  public ErrorFeedback(CodecSettings settings, ParameterVector residual) {
    this(settings, residual, 1);
  }

  /**
   * @param residual the caller's, overwritten: what earlier messages left; zeros at the start
   * @param threads threads that encode, at least 1; 4 MiB each
   */
  public ErrorFeedback(CodecSettings settings, ParameterVector residual, int threads) {
    this.settings = settings;
    this.state = new FeedbackState(residual, Optional.empty());
    this.encoder = new VectorEncoder(settings, threads);
  }

  @Override
  public byte[] encode(ParameterVector update) {
    return encode(state, update);
  }

  @Override
  public byte[] encode(FeedbackState before, ParameterVector update) {
    state.checkFits(before, update);
    return encoder.encode(state.residual(), accumulation(before, update), sent);
  }

  @Override
  public void foldBack(ParameterVector update) {
    foldBack(state, update);
  }

  @Override
  public void foldBack(FeedbackState before, ParameterVector update) {
    state.checkFits(before, update);
    sent.clear();
    encoder.accumulate(state.residual(), accumulation(before, update));
  }

  @Override
  public void takeBack() {
    sent.restore(state.residual());
  }

  private Supplier<Accumulation> accumulation(FeedbackState before, ParameterVector update) {
    return () -> new UpdateAccumulation(settings, before.residual(), update);
  }
}

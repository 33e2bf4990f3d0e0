package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Error feedback with Deep Gradient Compression's momentum correction: {@code u = m * u + c * g},
 * {@code v = decay * v + u}, of v the largest are sent and taken out, and where something was sent
 * u starts again at zero.
 *
 * <p>The residual keeps the quantisation error, which DGC, sending whole floats, does not have. c
 * is 1 or scales the update down to the clipping norm, see {@link ClippingNorm}. Not thread-safe.
 */
public final class MomentumFeedback implements Feedback {
  private final CodecSettings coding;
  private final MomentumSettings settings;
  private final FeedbackState state;
  private final ParameterVector momentum;
  private final int threads;
  private final VectorEncoder encoder;
  private final SentValues sent = new SentValues();
  private final SentValues masked = new SentValues();

  /**
   * Momentum feedback on one thread.
   *
   * @param momentum u, zeros at the start; the caller's, overwritten
   * @param residual v, as long
   */
  public MomentumFeedback(
      CodecSettings coding,
      MomentumSettings settings,
      ParameterVector momentum,
      ParameterVector residual) {
    this(coding, settings, new FeedbackState(residual, Optional.of(momentum)), 1);
  }

  /**
   * @param state u and v, the caller's, overwritten; zeros at the start
   * @param threads threads that encode, at least 1; 4 MiB each
   * @throws java.util.NoSuchElementException if the state has no momentum
   */
  public MomentumFeedback(
      CodecSettings coding, MomentumSettings settings, FeedbackState state, int threads) {
    this.coding = coding;
    this.settings = settings;
    this.state = state;
    this.momentum = state.momentum().orElseThrow();
    this.threads = threads;
    this.encoder = new VectorEncoder(coding, threads);
  }

  @Override
  public byte[] encode(ParameterVector update) {
    return encode(state, update);
  }

  @Override
  public byte[] encode(FeedbackState before, ParameterVector update) {
    byte[] message = encoder.encode(state.residual(), accumulation(before, update), sent);
    if (settings.masking()) {
      masked.takeOut(sent, momentum);
    }
    return message;
  }

  @Override
  public void foldBack(ParameterVector update) {
    foldBack(state, update);
  }

  @Override
  public void foldBack(FeedbackState before, ParameterVector update) {
    sent.clear();
    encoder.accumulate(state.residual(), accumulation(before, update));
  }

  @Override
  public void takeBack() {
    sent.restore(state.residual());
    if (settings.masking()) {
      masked.restore(momentum);
    }
  }

  private Supplier<Accumulation> accumulation(FeedbackState before, ParameterVector update) {
    state.checkFits(before, update);
    float scale = ClippingNorm.scale(update, settings.clipNorm(), threads);
    return () ->
        new MomentumAccumulation(coding, settings.momentum(), scale, update, before, momentum);
  }
}

package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.vector.ParameterVector;

/**
 * The sender's side: what a message leaves out or rounds off stays in the residual and is sent
 * later.
 *
 * <p>The residual is the caller's and changes in place. All arithmetic is float32 in a fixed order,
 * so whoever knows residual and update gets the same message and the same new residual. Not
 * thread-safe.
 */
public final class ErrorFeedback implements Feedback {
  private final ParameterVector residual;
  private final VectorEncoder encoder;
  private final Accumulation accumulation;
  private final SentValues sent = new SentValues();

  /**
   * @param residual what earlier messages left; zeros at the start
   * @throws IllegalArgumentException if the residual holds NaN, an infinity or more than 2^64
   */
  public ErrorFeedback(CodecSettings settings, ParameterVector residual) {
    UpdateCheck.usable(residual, "residual");
    this.residual = residual;
    this.encoder = new VectorEncoder(settings);
    this.accumulation = new Accumulation(settings);
  }

  /**
   * {@code v = decay * v + g} (g transformed first, if the settings say so), select, quantise,
   * code, {@code v = v - decoded}.
   *
   * @param update g, as long as the residual, each coordinate at most 2^64 in magnitude
   * @return the message
   * @throws IllegalArgumentException if the update does not fit; the residual has not changed then
   */
  @Override
  public byte[] encode(ParameterVector update) {
    accumulate(update);
    return encoder.encode(residual, sent);
  }

  /**
   * Undoes the sending of the last message, which was refused or lost: the residual holds {@code
   * decay * v + g} again, to the bit, as if {@link #foldBack} had been called with its update.
   *
   * @throws IllegalStateException if the residual has changed since, or nothing was sent
   */
  public void takeBack() {
    if (sent.isEmpty()) {
      throw new IllegalStateException("there is no message to take back");
    }
    sent.restore(residual);
    sent.clear();
  }

  /**
   * {@code v = decay * v + g}: an update of which nothing is sent.
   *
   * @throws IllegalArgumentException if the update does not fit; the residual has not changed then
   */
  @Override
  public void foldBack(ParameterVector update) {
    accumulate(update);
    sent.clear();
  }

  private void accumulate(ParameterVector update) {
    UpdateCheck.fits(update, residual);
    for (int s = 0; s < residual.segments(); s++) {
      accumulation.add(residual.segment(s), update.segment(s));
    }
  }
}

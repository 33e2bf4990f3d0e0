package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Optional;

/**
 * The sender's side of a message: an update goes in, what it says goes out, the rest stays in the
 * sender's state.
 */
public interface Feedback {

  /**
   * Error feedback, with momentum correction if there are settings for it.
   *
   * @param state the caller's, changed in place; it has a momentum exactly if there are settings
   * @throws IllegalArgumentException if the state does not fit the settings or holds values that
   *     are not usable
   */
  static Feedback of(
      CodecSettings coding, Optional<MomentumSettings> momentum, FeedbackState state) {
    if (momentum.isPresent() != state.momentum().isPresent()) {
      throw new IllegalArgumentException(
          "there must be a momentum exactly if there are settings for it");
    }
    if (momentum.isEmpty()) {
      return new ErrorFeedback(coding, state.residual());
    }
    return new MomentumFeedback(
        coding, momentum.get(), state.momentum().orElseThrow(), state.residual());
  }

  /**
   * Accumulates an update and sends.
   *
   * @param update g, as long as the residual, each coordinate at most 2^64 in magnitude
   * @return the message
   * @throws IllegalArgumentException if the update does not fit; nothing has changed then
   */
  byte[] encode(ParameterVector update);

  /**
   * Accumulates an update of which nothing is sent: one that was refused or came too late.
   *
   * @throws IllegalArgumentException if the update does not fit; nothing has changed then
   */
  void foldBack(ParameterVector update);
}

package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Optional;

/**
 * The sender's side of a message: an update goes in, what it says goes out, the rest stays in the
 * sender's state.
 *
 * <p>All arithmetic is float32 in a fixed order, so whoever knows state and update gets the same
 * message and the same new state, whatever the number of threads.
 */
public interface Feedback {

  /** {@link #of(CodecSettings, Optional, FeedbackState, int)} on one thread. */
  static Feedback of(
      CodecSettings coding, Optional<MomentumSettings> momentum, FeedbackState state) {
    return of(coding, momentum, state, 1);
  }

  /**
   * Error feedback, with momentum correction if there are settings for it.
   *
   * @param state the caller's, overwritten; it has a momentum exactly if there are settings
   * @param threads threads that encode, at least 1; 4 MiB each
   * @throws IllegalArgumentException if the state does not fit the settings
   */
  static Feedback of(
      CodecSettings coding, Optional<MomentumSettings> momentum, FeedbackState state, int threads) {
    if (momentum.isPresent() != state.momentum().isPresent()) {
      throw new IllegalArgumentException(
          "there must be a momentum exactly if there are settings for it");
    }
    return momentum.isEmpty()
        ? new ErrorFeedback(coding, state.residual(), threads)
        : new MomentumFeedback(coding, momentum.get(), state, threads);
  }

  /**
   * Accumulates an update and sends.
   *
   * @param update g, as long as the residual
   * @return the message
   * @throws IllegalArgumentException if the lengths differ, or if update, state or their sum hold
   *     NaN or a magnitude above 2^64: then part of the state is overwritten already. Where that
   *     must not be, keep what was before, see {@link #encode(FeedbackState, ParameterVector)}
   */
  byte[] encode(ParameterVector update);

  /**
   * The same, from a state that stays as it is, whatever happens.
   *
   * @param before another state of the same form
   * @param update g, as long as the residual
   * @return the message
   * @throws IllegalArgumentException as for {@link #encode(ParameterVector)}
   */
  byte[] encode(FeedbackState before, ParameterVector update);

  /**
   * Accumulates an update of which nothing is sent: one that was refused or came too late.
   *
   * @throws IllegalArgumentException as for {@link #encode(ParameterVector)}
   */
  void foldBack(ParameterVector update);

  /**
   * The same, from a state that stays as it is, whatever happens.
   *
   * @throws IllegalArgumentException as for {@link #encode(ParameterVector)}
   */
  void foldBack(FeedbackState before, ParameterVector update);

  /**
   * Undoes the sending of the last message, which was refused or lost: the state is, to the bit, as
   * if {@link #foldBack(ParameterVector)} had been called with its update.
   *
   * @throws IllegalStateException if the state has changed since, or nothing was sent
   */
  void takeBack();
}

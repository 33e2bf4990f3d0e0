package io.kicktrain.codec.feedback;

import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * What a sender keeps from message to message.
 *
 * @param residual v: what was not sent yet
 * @param momentum u of momentum correction, as long; absent in the plain form
 */
public record FeedbackState(ParameterVector residual, Optional<ParameterVector> momentum) {
  public FeedbackState {
    if (momentum.isPresent() && momentum.get().length() != residual.length()) {
      throw new IllegalArgumentException(
          "a residual of "
              + residual.length()
              + " coordinates and a momentum of "
              + momentum.get().length());
    }
  }

  /**
   * The state before the first message: zeros.
   *
   * @param parameters coordinates of each vector, 1..2^40
   * @param withMomentum whether there is a momentum
   */
  public static FeedbackState zero(long parameters, boolean withMomentum) {
    return new FeedbackState(
        new ParameterVector(parameters),
        withMomentum ? Optional.of(new ParameterVector(parameters)) : Optional.empty());
  }

  /** The residual, then the momentum if there is one. */
  public List<ParameterVector> vectors() {
    return momentum.map(u -> List.of(residual, u)).orElse(List.of(residual));
  }

  /** Refuses a state of another form or length, and an update of another length. */
  void checkFits(FeedbackState other, ParameterVector update) {
    if (other.vectors().size() != vectors().size()) {
      throw new IllegalArgumentException(
          "a state of " + other.vectors().size() + " vectors, not " + vectors().size());
    }
    Unusable.checkLength("the update", update, residual);
    Unusable.checkLength("the state before", other.residual, residual);
  }

  /** A state of its own with the same coordinates. */
  public FeedbackState copy() {
    return new FeedbackState(residual.copy(), momentum.map(ParameterVector::copy));
  }

  /** Writes the {@link #vectors} as little-endian float32. */
  public void writeTo(WritableByteChannel out) throws IOException {
    for (ParameterVector vector : vectors()) {
      vector.writeTo(out);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws java.io.EOFException if the channel ends too early
   */
  public static FeedbackState readFrom(
      ReadableByteChannel in, long parameters, boolean withMomentum) throws IOException {
    ParameterVector residual = ParameterVector.readFrom(in, parameters);
    return new FeedbackState(
        residual,
        withMomentum ? Optional.of(ParameterVector.readFrom(in, parameters)) : Optional.empty());
  }
}

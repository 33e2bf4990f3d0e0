package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.vector.ParameterVector;

/**
 * Error feedback with Deep Gradient Compression's momentum correction: {@code u = m * u + c * g},
 * {@code v = decay * v + u}, of v the largest are sent and taken out, and where something was sent
 * u starts again at zero.
 *
 * <p>The residual keeps the quantisation error, which DGC, sending whole floats, does not have. c
 * is 1 or scales the update down to the clipping norm. Residual and momentum are the caller's and
 * change in place. Not thread-safe.
 */
public final class MomentumFeedback implements Feedback {
  private final MomentumSettings settings;
  private final ParameterVector momentum;
  private final ParameterVector residual;
  private final Accumulation accumulation;
  private final VectorEncoder encoder;
  private final SentValues sent = new SentValues();

  /**
   * @param momentum u, zeros at the start
   * @param residual v, as long; zeros at the start
   * @throws IllegalArgumentException if the lengths differ or a coordinate is NaN, infinite or
   *     above 2^64
   */
  public MomentumFeedback(
      CodecSettings coding,
      MomentumSettings settings,
      ParameterVector momentum,
      ParameterVector residual) {
    UpdateCheck.usable(residual, "residual");
    UpdateCheck.fits(momentum, residual);
    this.settings = settings;
    this.momentum = momentum;
    this.residual = residual;
    this.accumulation = new Accumulation(coding);
    this.encoder = new VectorEncoder(coding);
  }

  /**
   * Accumulates an update and sends.
   *
   * @param update g, as long as the residual, each coordinate at most 2^64 in magnitude
   * @return the message
   * @throws IllegalArgumentException if the update does not fit; nothing has changed then
   */
  @Override
  public byte[] encode(ParameterVector update) {
    foldBack(update);
    byte[] message = encoder.encode(residual, sent);
    if (settings.masking()) {
      sent.mask(momentum);
    }
    return message;
  }

  /**
   * Accumulates an update of which nothing is sent.
   *
   * @throws IllegalArgumentException if the update does not fit; nothing has changed then
   */
  @Override
  public void foldBack(ParameterVector update) {
    UpdateCheck.fits(update, residual);
    float scale = scale(update);
    for (int s = 0; s < residual.segments(); s++) {
      float[] u = momentum.segment(s);
      correct(u, update.segment(s), settings.momentum(), scale);
      accumulation.add(residual.segment(s), u);
    }
  }

  /** {@code u = m * u + scale * g}, two products and a sum, each rounded to float32. */
  static void correct(float[] u, float[] g, float m, float scale) {
    for (int i = 0; i < u.length; i++) {
      u[i] = m * u[i] + scale * g[i];
    }
  }

  /**
   * What brings the update's norm, summed in double precision in ascending order, down to the
   * clipping norm.
   */
  private float scale(ParameterVector update) {
    if (settings.clipNorm() == Float.POSITIVE_INFINITY) {
      return 1f;
    }
    double squares = 0;
    for (int s = 0; s < update.segments(); s++) {
      for (float x : update.segment(s)) {
        squares += (double) x * x;
      }
    }
    double norm = Math.sqrt(squares);
    return norm <= settings.clipNorm() ? 1f : (float) (settings.clipNorm() / norm);
  }
}

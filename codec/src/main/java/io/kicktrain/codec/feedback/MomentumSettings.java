package io.kicktrain.codec.feedback;

/**
 * Deep Gradient Compression's additions to error feedback (Lin, Han, Mao, Wang, Dally,
 * arXiv:1712.01887, section 3).
 *
 * @param momentum m of {@code u = m * u + g}; in [0, 1)
 * @param clipNorm largest Euclidean norm of an update, larger ones are scaled down to it; above 0,
 *     infinite for none. For N donors DGC suggests the norm one would clip their sum to, times
 *     N^-1/2
 * @param masking whether the momentum of what was sent starts again at zero
 */
public record MomentumSettings(float momentum, float clipNorm, boolean masking) {
  public MomentumSettings {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "momentum must be at least 0 and below 1, not " + momentum);
    }
    if (!(clipNorm > 0)) {
      throw new IllegalArgumentException("clipNorm must be above 0, not " + clipNorm);
    }
  }
}

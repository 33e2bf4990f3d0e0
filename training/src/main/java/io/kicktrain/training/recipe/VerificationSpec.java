package io.kicktrain.training.recipe;

/**
 * How contributions are checked.
 *
 * @param openings random blocks a donor must open per contribution, 0 to 16
 */
public record VerificationSpec(int openings) {

  /** Checks the range. */
  public VerificationSpec {
    Check.range("openings", openings, 0, 16);
  }
}

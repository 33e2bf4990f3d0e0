package io.kicktrain.training.recipe;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When the campaign ends: after its rounds, or earlier at a loss.
 *
 * @param rounds rounds after which it ends in any case, 1 to {@value #MAX_ROUNDS}
 * @param validationLossBelow validation loss that ends it, nats per token, above 0 and at most 100;
 *     empty for none
 */
public record Goal(int rounds, OptionalDouble validationLossBelow) {

  /** Most rounds of a campaign. */
  public static final int MAX_ROUNDS = 1_000_000;

  /** Checks the ranges. */
  public Goal {
    Check.range("rounds", rounds, 1, MAX_ROUNDS);
    validationLossBelow.ifPresent(loss -> Check.positive("validationLossBelow", loss, 100));
  }

  /** The loss goal in millionths of a nat, rounded to the nearest, as losses are logged. */
  public OptionalLong validationLossBelowMicros() {
    return validationLossBelow.isPresent()
        ? OptionalLong.of(Math.round(validationLossBelow.getAsDouble() * 1e6))
        : OptionalLong.empty();
  }
}

package io.kicktrain.platform.ledger;

import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.training.wire.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many claims the log takes in an hour. Keys cost nothing, so a limit for each key would be
 * none.
 */
@Singleton
class ClaimAllowance {

  private static final long HOUR_MILLIS = 3_600_000;

  private final Clock clock;
  private final int perHour;
  private long hour = -1;
  private int taken;

  @Inject
  ClaimAllowance(Clock clock, @ConfigProperty(name = "kicktrain.claims.per-hour") int perHour) {
    this.clock = clock;
    this.perHour = perHour;
  }

  /**
   * Takes one.
   *
   * @throws ProblemException with status 429 when there is none left in this hour
   */
  synchronized void take() {
    long now = clock.millis() / HOUR_MILLIS;
    if (now != hour) {
      hour = now;
      taken = 0;
    }
    if (taken >= perHour) {
      throw new ProblemException(
          Problem.of(
              "too-many-claims",
              429,
              "Too many claims in this hour",
              "the log takes " + perHour + " an hour: send it again in the next one"));
    }
    taken++;
  }
}

package io.kicktrain.platform.body;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How slowly a body may arrive.
 *
 * @param patience time that every body gets
 * @param minBytesPerSecond one more second for every so many bytes
 */
public record Pace(Duration patience, long minBytesPerSecond) {

  /** Checks the ranges. */
  public Pace {
    if (patience.isNegative() || patience.isZero() || minBytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "patience and minBytesPerSecond must be positive: "
              + patience
              + ", "
              + minBytesPerSecond);
    }
  }

  /** Nanoseconds in which {@code bytes} must have arrived. */
  long allowedNanos(long bytes) {
    return patience.toNanos() + TimeUnit.SECONDS.toNanos(bytes / minBytesPerSecond);
  }

  @Override
  public String toString() {
    return patience.toSeconds() + " s and 1 s more for every " + minBytesPerSecond + " bytes";
  }
}

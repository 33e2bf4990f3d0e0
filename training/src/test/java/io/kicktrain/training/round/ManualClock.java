package io.kicktrain.training.round;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so. */
public final class ManualClock extends Clock {

  private long millis = 1_800_000_000_000L;

  /** Lets time pass. */
  public void pass(long seconds) {
    millis += seconds * 1000;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

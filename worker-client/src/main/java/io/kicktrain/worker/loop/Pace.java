package io.kicktrain.worker.loop;

import io.kicktrain.training.wire.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How fast the donor is, how much it rests, and whether it can still finish a step in time. Not
 * thread-safe.
 */
final class Pace {

  /** Weight of the newest measurement in the mean. */
  private static final double NEWEST = 0.2;

  /** Part of a lease's time that is kept for coding and sending. */
  private static final int RESERVE_PARTS = 10;

  private static final long NAP_MILLIS = 50;

  private final double dutyCycle;
  private final BooleanSupplier hurried;
  private double secondsPerSample;

  /**
   * A pace.
   *
   * @param dutyCycle part of the time to compute
   * @param hurried says when there is no time to rest any more
   */
  Pace(double dutyCycle, BooleanSupplier hurried) {
    this.dutyCycle = dutyCycle;
    this.hurried = hurried;
  }

  /**
   * Rests after a step and learns from it.
   *
   * @param samples that the step covered
   * @param took its compute time
   */
  void rest(int samples, Duration took) throws InterruptedException {
    double seconds = took.toNanos() / 1e9;
    double pause = seconds * (1 / dutyCycle - 1);
    double measured = (seconds + pause) / samples;
    secondsPerSample =
        secondsPerSample == 0 ? measured : (1 - NEWEST) * secondsPerSample + NEWEST * measured;
    long end = System.nanoTime() + (long) (pause * 1e9);
    for (long left = end - System.nanoTime(); left > 0 && !hurried.getAsBoolean(); ) {
      Thread.sleep(Math.min(NAP_MILLIS, left / 1_000_000 + 1));
      left = end - System.nanoTime();
    }
  }

  /** Thousandths of samples per second, rests included; 0 before the first step. */
  long milliSamplesPerSecond() {
    return secondsPerSample == 0 ? 0 : Math.max(1, Math.round(1000 / secondsPerSample));
  }

  /** Whether one more step fits into the lease, so that its result can still be sent. */
  boolean fits(Lease lease, Instant hubTime) {
    long reserve = (lease.expiresAtMillis() - lease.issuedAtMillis()) / RESERVE_PARTS;
    double step = secondsPerSample * lease.batch() * 1000;
    return hubTime.toEpochMilli() + step + reserve < lease.expiresAtMillis();
  }
}

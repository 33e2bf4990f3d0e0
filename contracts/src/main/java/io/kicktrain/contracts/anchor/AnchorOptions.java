package io.kicktrain.contracts.anchor;

import java.math.BigInteger;
import java.time.Duration;

/**
 * When to anchor and what to pay at most.
 *
 * @param everyEntries a new head is anchored when the log has grown by this many entries, 1 or more
 * @param interval or when it has grown at all and this much time has passed, more than zero
 * @param maxFee wei per gas, more than zero: above it anchoring waits
 * @param stuckAfter a transaction that is in no block after this time is replaced by one with a
 *     higher fee
 */
public record AnchorOptions(
    long everyEntries, Duration interval, BigInteger maxFee, Duration stuckAfter) {

  /** An hour or 10,000 entries, at most 50 gwei, five minutes. */
  public static final AnchorOptions STANDARD =
      new AnchorOptions(
          10_000, Duration.ofHours(1), BigInteger.valueOf(50_000_000_000L), Duration.ofMinutes(5));

  /** Checks all four. */
  public AnchorOptions {
    if (everyEntries < 1
        || interval.compareTo(Duration.ZERO) <= 0
        || maxFee.signum() <= 0
        || stuckAfter.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("entries, times and fees must be positive");
    }
  }
}

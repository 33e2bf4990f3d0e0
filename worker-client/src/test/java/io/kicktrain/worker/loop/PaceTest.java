package io.kicktrain.worker.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.wire.Lease;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static Lease lease(int batch) {
    return new Lease(
        "0".repeat(32), "abc", 0, Lease.Kind.TRAINING, "d", "w", 1, 10, batch, 1_000, 11_000);
  }

  @Test
  void speedCountsTheRestsToo() throws Exception {
    Pace half = new Pace(0.5, () -> true);
    assertEquals(0, half.milliSamplesPerSecond());
    half.rest(8, Duration.ofSeconds(2));
    assertEquals(2000, half.milliSamplesPerSecond());
    half.rest(8, Duration.ofSeconds(4)); // twice as slow: a fifth of the way towards it
    assertEquals(Math.round(8000 / 4.8), half.milliSamplesPerSecond());
  }

  @Test
  void aStepIsBegunOnlyIfItsResultCanStillBeSent() throws Exception {
    Pace pace = new Pace(1, () -> false);
    pace.rest(4, Duration.ofMillis(2000)); // 500 ms for each sample
    Lease lease = lease(4); // ten seconds, one of them for sending
    assertTrue(pace.fits(lease, Instant.ofEpochMilli(1_000)));
    assertTrue(pace.fits(lease, Instant.ofEpochMilli(7_999)));
    assertFalse(pace.fits(lease, Instant.ofEpochMilli(8_000)));
    assertFalse(pace.fits(lease(20), Instant.ofEpochMilli(1_000)));
  }

  @Test
  void restsForAsLongAsTheDutyCycleSaysUnlessItIsHurried() throws Exception {
    long start = System.nanoTime();
    new Pace(0.5, () -> false).rest(1, Duration.ofMillis(120));
    assertTrue(System.nanoTime() - start >= 120_000_000);
    new Pace(0.001, () -> true).rest(1, Duration.ofHours(1)); // returns
  }
}

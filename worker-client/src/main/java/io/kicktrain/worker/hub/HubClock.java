package io.kicktrain.worker.hub;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The hub's time, so that a donor whose clock is wrong still signs what the hub accepts and knows
 * when its lease ends. It is told by the {@code Date} header of answers; differences below its
 * resolution of a second are ignored.
 */
final class HubClock {

  private static final Duration RESOLUTION = Duration.ofSeconds(2);

  private final Clock local;
  private volatile Duration ahead = Duration.ZERO;

  HubClock(Clock local) {
    this.local = local;
  }

  /** Now, by the hub's clock. */
  Instant now() {
    return local.instant().plus(ahead);
  }

  void heard(HttpHeaders headers) {
    headers.firstValue("Date").ifPresent(this::heard);
  }

  private void heard(String date) {
    try {
      Instant hub = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration difference = Duration.between(local.instant(), hub);
      ahead = difference.abs().compareTo(RESOLUTION) < 0 ? Duration.ZERO : difference;
    } catch (DateTimeException e) {
      // A proxy's odd date is no reason to fail: the last difference stays.
    }
  }
}

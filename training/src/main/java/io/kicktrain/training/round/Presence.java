package io.kicktrain.training.round;

import io.kicktrain.training.lease.Speedometer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who was heard of lately, on what device and how fast. Forgotten at a restart, measured again
 * soon. Not thread-safe.
 */
final class Presence {

  /** One donor as the hub sees it. */
  static final class Donor {
    final Speedometer speed = new Speedometer();
    String device = "cpu";
    long lastSeenMillis;

    private void heardOfBy(long millis) {
      lastSeenMillis = Math.min(lastSeenMillis, millis);
    }

    boolean gpu() {
      return !device.equals("cpu");
    }
  }

  private final long silenceMillis;
  private final Map<String, Donor> donors = new HashMap<>();

  /** Those heard of lately, the longest silent ones first: counting them goes through nobody. */
  private final Map<String, Donor> active = new LinkedHashMap<>();

  private long newestMillis = Long.MIN_VALUE;

  Presence(long silenceMillis) {
    this.silenceMillis = silenceMillis;
  }

  Donor seen(String key, long nowMillis) {
    if (nowMillis < newestMillis) {
      // The clock was set back: nobody was heard of later than now, or the order would be lost.
      active.values().forEach(donor -> donor.heardOfBy(nowMillis));
    }
    newestMillis = nowMillis;
    Donor donor = donors.computeIfAbsent(key, k -> new Donor());
    donor.lastSeenMillis = nowMillis;
    active.remove(key);
    active.put(key, donor);
    return donor;
  }

  Optional<Donor> find(String key) {
    return Optional.ofNullable(donors.get(key));
  }

  boolean active(String key, long nowMillis) {
    Donor donor = donors.get(key);
    return donor != null && active(donor, nowMillis);
  }

  private boolean active(Donor donor, long nowMillis) {
    return nowMillis - donor.lastSeenMillis <= silenceMillis;
  }

  int activeCount(long nowMillis) {
    return activeDonors(nowMillis).size();
  }

  /** How many of the active ones compute on something else than a processor. */
  int activeGpus(long nowMillis) {
    return (int) activeDonors(nowMillis).stream().filter(Donor::gpu).count();
  }

  private Collection<Donor> activeDonors(long nowMillis) {
    Iterator<Donor> longestSilent = active.values().iterator();
    while (longestSilent.hasNext() && !active(longestSilent.next(), nowMillis)) {
      longestSilent.remove();
    }
    return active.values();
  }
}

package io.kicktrain.ledger.httpsig;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Remembers which nonces were used, in bounded memory: when it is full, the oldest is forgotten and
 * everything signed at or before its time is refused from then on. Thread-safe.
 */
final class NonceMemory {
  /** A used nonce and when its request was signed, in seconds since 1970. */
  private record Used(String nonce, long created) {}

  private final int capacity;
  private final Set<String> known = new HashSet<>();
  private final PriorityQueue<Used> byAge =
      new PriorityQueue<>((a, b) -> Long.compare(a.created(), b.created()));
  private long forgottenUpTo = Long.MIN_VALUE;

  NonceMemory(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("nonce capacity must be positive: " + capacity);
    }
    this.capacity = capacity;
  }

  /** Whether nonces of that time may have been forgotten. */
  synchronized boolean forgotten(long created) {
    return created <= forgottenUpTo;
  }

  /**
   * Takes a nonce.
   *
   * @param oldestValid requests signed before are refused anyway, so their nonces may go
   * @return false if it was used before, or may have been
   */
  synchronized boolean take(String nonce, long created, long oldestValid) {
    for (Used old = byAge.peek(); old != null && old.created() < oldestValid; old = byAge.peek()) {
      drop();
    }
    if (forgotten(created) || known.contains(nonce)) {
      return false;
    }
    if (known.size() >= capacity) {
      forgottenUpTo = Math.max(forgottenUpTo, drop().created());
      if (forgotten(created)) {
        return false;
      }
    }
    known.add(nonce);
    byAge.add(new Used(nonce, created));
    return true;
  }

  private Used drop() {
    Used oldest = byAge.remove();
    known.remove(oldest.nonce());
    return oldest;
  }
}

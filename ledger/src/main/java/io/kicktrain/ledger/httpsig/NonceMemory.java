package io.kicktrain.ledger.httpsig;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Remembers which nonces were used, in bounded memory: the oldest are forgotten when their requests
 * are too old to be accepted or when it is full, and everything signed at or before their time is
 * refused from then on, also if the clock goes back. Thread-safe.
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
      forgetOldest();
    }
    if (forgotten(created) || known.contains(nonce)) {
      return false;
    }
    if (known.size() >= capacity) {
      forgetOldest();
      if (forgotten(created)) {
        return false;
      }
    }
    known.add(nonce);
    byAge.add(new Used(nonce, created));
    return true;
  }

  /** Refuses everything signed at or before that time. */
  synchronized void forgetUpTo(long created) {
    forgottenUpTo = Math.max(forgottenUpTo, created);
  }

  private void forgetOldest() {
    Used oldest = byAge.remove();
    known.remove(oldest.nonce());
    forgottenUpTo = Math.max(forgottenUpTo, oldest.created());
  }
}

package io.kicktrain.training.round;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** How fast rounds close, for estimates. Forgotten at a restart. Not thread-safe. */
final class Progress {

  private static final int REMEMBERED = 20;

  private final Deque<Long> closedAt = new ArrayDeque<>();
  private long waitingSince = -1;

  void closed(long nowMillis) {
    closedAt.addLast(nowMillis);
    if (closedAt.size() > REMEMBERED) {
      closedAt.removeFirst();
    }
    waitingSince = nowMillis;
  }

  /** Whether so much time has passed since the last close, or since this was first asked. */
  boolean waitedFor(long nowMillis, long millis) {
    if (waitingSince < 0) {
      waitingSince = nowMillis;
    }
    return nowMillis - waitingSince >= millis;
  }

  /**
   * Seconds that so many rounds take at the pace of the last ones; empty before two have closed.
   */
  OptionalLong seconds(int rounds) {
    if (closedAt.size() < 2) {
      return OptionalLong.empty();
    }
    long span = closedAt.getLast() - closedAt.getFirst();
    return OptionalLong.of(Math.round(span / 1000.0 / (closedAt.size() - 1) * rounds));
  }
}

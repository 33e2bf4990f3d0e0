package io.kicktrain.ledger.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries on their way to the sequencer, bounded by bytes: who appends faster than the disk takes
 * them waits here. There is no timer: the sequencer takes whatever is there when it is free, so
 * batches grow with the load.
 */
final class PendingQueue {
  private final ArrayDeque<Pending> queue = new ArrayDeque<>();
  private final int maxCost;
  private int cost;
  private @Nullable LogException closed;

  PendingQueue(int maxCost) {
    this.maxCost = maxCost;
  }

  /**
   * Adds one entry, waiting for room.
   *
   * @throws LogException if the log has stopped or is closed
   */
  synchronized void put(Pending pending) {
    boolean interrupted = false;
    while (closed == null && cost > 0 && cost + pending.cost() > maxCost) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (closed != null) {
      throw closed;
    }
    queue.add(pending);
    cost += pending.cost();
    notifyAll();
  }

  /** All that waits, at most {@code max}; waits for the first; empty once closed and drained. */
  synchronized List<Pending> take(int max) throws InterruptedException {
    while (queue.isEmpty() && closed == null) {
      wait();
    }
    List<Pending> taken = new ArrayList<>(Math.min(max, queue.size()));
    while (taken.size() < max && !queue.isEmpty()) {
      Pending pending = queue.remove();
      cost -= pending.cost();
      taken.add(pending);
    }
    notifyAll();
    return taken;
  }

  /** Refuses all further entries with {@code reason}; what waits can still be taken. */
  synchronized void close(LogException reason) {
    if (closed == null) {
      closed = reason;
    }
    notifyAll();
  }
}

package io.kicktrain.ledger.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Entries on their way to the sequencer, bounded by bytes: who appends faster than the disk takes
 * them waits here. There is no timer: the sequencer takes whatever is there when it is free, so
 * batches grow with the load. Interrupts do not end a wait; closing does.
 */
final class PendingQueue {
  private final Lock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
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
  void put(Pending pending) {
    lock.lock();
    try {
      while (closed == null && cost > 0 && cost + pending.cost() > maxCost) {
        room.awaitUninterruptibly();
      }
      if (closed != null) {
        throw closed.again();
      }
      queue.add(pending);
      cost += pending.cost();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What waits, at most {@code max}; waits for the first. Empty once closed and drained. */
  List<Pending> take(int max) {
    lock.lock();
    try {
      while (queue.isEmpty() && closed == null) {
        work.awaitUninterruptibly();
      }
      List<Pending> taken = new ArrayList<>(Math.min(max, queue.size()));
      while (taken.size() < max && !queue.isEmpty()) {
        Pending pending = queue.remove();
        cost -= pending.cost();
        taken.add(pending);
      }
      room.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Why no entries are taken any more; empty while they are. */
  Optional<LogException> closed() {
    lock.lock();
    try {
      return Optional.ofNullable(closed);
    } finally {
      lock.unlock();
    }
  }

  /** Refuses all further entries with {@code reason}; what waits can still be taken. */
  void close(LogException reason) {
    lock.lock();
    try {
      if (closed == null) {
        closed = reason;
      }
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

package io.kicktrain.platform.background;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Repeats tasks that wait for a network or read a lot. The container's scheduler may have a single
 * thread, and rounds depend on it: so it only starts them, and another executor runs them. A task
 * never overlaps with itself; while it runs, its turns are left out.
 */
@Singleton
public class BackgroundWork {

  private static final Logger LOG = Logger.getLogger(BackgroundWork.class.getName());

  private final ManagedScheduledExecutorService scheduler;

  @SuppressWarnings("NullAway.Init") // the container sets it
  @Resource
  private ManagedExecutorService worker;

  @Inject
  BackgroundWork(ManagedScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Repeats a task until the answer is cancelled; the first turn comes after one period.
   *
   * @param task handles its own failures
   * @param period above 0
   */
  public Future<?> repeat(Runnable task, long period, TimeUnit unit) {
    AtomicBoolean busy = new AtomicBoolean();
    return scheduler.scheduleWithFixedDelay(() -> start(task, busy), period, period, unit);
  }

  private void start(Runnable task, AtomicBoolean busy) {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      worker.execute(() -> run(task, busy));
    } catch (RejectedExecutionException e) {
      // Thrown out of here it would end the schedule.
      busy.set(false);
      LOG.log(Level.WARNING, "no thread for background work; trying again", e);
    }
  }

  private static void run(Runnable task, AtomicBoolean busy) {
    try {
      task.run();
    } finally {
      busy.set(false);
    }
  }
}

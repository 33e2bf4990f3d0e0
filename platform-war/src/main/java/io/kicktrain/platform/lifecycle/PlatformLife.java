package io.kicktrain.platform.lifecycle;

import io.kicktrain.ledger.log.LogException;
import io.kicktrain.platform.storage.UnusableDataException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts the platform in the background of its deployment and keeps its clock ticking. Whatever
 * goes wrong, the deployment stays and tells: a start-up failure must not look like a slow start.
 */
@Singleton
class PlatformLife {

  private static final Logger LOG = Logger.getLogger(PlatformLife.class.getName());
  private static final long TICK_MILLIS = 100;

  private final Platform platform;
  private final PlatformStart start;
  private final ManagedScheduledExecutorService executor;
  private @Nullable Future<?> ticking;

  @Inject
  PlatformLife(Platform platform, PlatformStart start, ManagedScheduledExecutorService executor) {
    this.platform = platform;
    this.start = start;
    this.executor = executor;
  }

  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {
    executor.execute(this::start);
  }

  private synchronized void start() {
    try {
      RunningPlatform running = start.open(platform);
      platform.enter(new PlatformState.Running(running));
      ticking =
          executor.scheduleWithFixedDelay(
              () -> tick(running), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
      LOG.info(() -> "KickTrain is ready: data in " + running.folder().root());
    } catch (UnusableDataException e) {
      fail(e.code(), e.getMessage());
    } catch (LogException e) {
      fail("log", e.getMessage());
    } catch (Exception | Error e) {
      // An error too: the executor would keep it to itself, and the start would look slow for ever.
      LOG.log(Level.SEVERE, "the start failed", e);
      fail("start", e.toString());
    }
  }

  private void fail(String code, @Nullable String message) {
    String reason = message == null ? code : message;
    platform.enter(new PlatformState.Failed(code, reason));
    LOG.severe(() -> "KickTrain could not start: " + reason);
  }

  private static void tick(RunningPlatform running) {
    try {
      running.hub().tick();
    } catch (IOException | RuntimeException e) {
      // Thrown out of here it would end the schedule, and with it every round.
      LOG.log(Level.SEVERE, "a round could not go on; trying again", e);
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (platform.state() instanceof PlatformState.Running running) {
      platform.enter(new PlatformState.Stopped());
      running.platform().log().close();
    }
  }
}

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** Far more than a start takes that has no long log to read. */
  private static final long DEPLOYMENT_WAIT_SECONDS = 30;

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

  /**
   * Lets the deployment wait for the start, unless that takes long. At the end of a deployment
   * Payara closes the application's JAR files, and a class that another thread loads at that moment
   * is not found ("zip file closed", payara/Payara#693), ever again in the place that wanted it.
   */
  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event)
      throws InterruptedException {
    Future<?> started = executor.submit(this::start);
    try {
      started.get(DEPLOYMENT_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.info("the start takes long: it goes on while the deployment ends");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the start tells of every failure itself", e);
    }
  }

  private synchronized void start() {
    try {
      RunningPlatform running = start.open(platform);
      tick(running); // once here, so that its classes are loaded before the deployment ends
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

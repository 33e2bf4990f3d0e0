package io.kicktrain.platform.live;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.lifecycle.PlatformState;
import io.kicktrain.training.wire.CampaignView;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The one broadcaster of the platform. It keeps only each campaign's newest state and sends it a
 * few times a second at the most, so neither a fast campaign nor a slow watcher makes anything
 * grow.
 */
@Singleton
public class Broadcaster {

  private static final long SEND_MILLIS = 500;

  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Platform platform;
  private final int maxConnections;
  private final List<Future<?>> schedules;

  @Inject
  Broadcaster(
      Platform platform,
      ManagedScheduledExecutorService executor,
      MetricRegistry metrics,
      @ConfigProperty(name = "kicktrain.live.max-connections") int maxConnections,
      @ConfigProperty(name = "kicktrain.live.heartbeat-seconds") long heartbeatSeconds) {
    this.platform = platform;
    this.maxConnections = maxConnections;
    metrics.gauge("kicktrain_live_streams", open, AtomicInteger::get);
    schedules =
        List.of(
            executor.scheduleWithFixedDelay(
                () -> channels.values().forEach(Channel::sendNews),
                SEND_MILLIS,
                SEND_MILLIS,
                TimeUnit.MILLISECONDS),
            executor.scheduleWithFixedDelay(
                this::heartbeat, heartbeatSeconds, heartbeatSeconds, TimeUnit.SECONDS));
  }

  /** Makes the broadcaster with the deployment, so that its metric is there from the start. */
  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {}

  /**
   * Adds a watcher, who gets the state of now at once.
   *
   * @param view the campaign now
   * @param sink where to send
   * @param sse makes the events
   * @return whether there was room for one more
   */
  boolean subscribe(CampaignView view, SseEventSink sink, Sse sse) {
    if (open.incrementAndGet() > maxConnections) {
      open.decrementAndGet();
      return false;
    }
    channel(view.slug()).add(new Watcher(sink, sse, open::decrementAndGet), view);
    return true;
  }

  void changed(@Observes CampaignView view) {
    channel(view.slug()).changed(view);
  }

  /** Donors go away silently, so what is watched is also looked at now and then. */
  private void heartbeat() {
    channels.forEach(
        (slug, channel) -> {
          channel.sendHeartbeat();
          if (channel.watched() && platform.state() instanceof PlatformState.Running) {
            channel.changed(platform.campaign(slug).view());
          }
        });
  }

  private Channel channel(String slug) {
    return channels.computeIfAbsent(slug, s -> new Channel());
  }

  @PreDestroy
  void stop() {
    schedules.forEach(schedule -> schedule.cancel(false));
    channels.values().forEach(Channel::close);
  }
}

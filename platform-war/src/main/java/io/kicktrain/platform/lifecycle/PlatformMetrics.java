package io.kicktrain.platform.lifecycle;

import io.kicktrain.training.campaign.CampaignHub;
import io.kicktrain.training.wire.CampaignView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What the platform measures of itself, under {@code /metrics}. */
@Singleton
class PlatformMetrics {

  private final Platform platform;
  private final MetricRegistry registry;

  @Inject
  PlatformMetrics(Platform platform, MetricRegistry registry) {
    this.platform = platform;
    this.registry = registry;
  }

  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {
    gauge("kicktrain_log_entries", running -> running.log().treeHead().size());
    gauge("kicktrain_disk_free_bytes", PlatformMetrics::freeBytes);
    gauge("kicktrain_campaigns", running -> running.hub().views().size());
    gauge("kicktrain_gpus", running -> sum(running.hub(), CampaignView::gpus));
    gauge("kicktrain_cpus", running -> sum(running.hub(), CampaignView::cpus));
    gauge("kicktrain_contributions", running -> sum(running.hub(), CampaignView::contributions));
    gauge("kicktrain_folded_back", running -> sum(running.hub(), CampaignView::foldedBack));
  }

  /** A number that is 0 while the platform does not run. */
  private void gauge(String name, ToLongFunction<RunningPlatform> value) {
    registry.gauge(
        name,
        platform,
        owner ->
            owner.state() instanceof PlatformState.Running running
                ? value.applyAsLong(running.platform())
                : 0L);
  }

  private static long sum(CampaignHub hub, ToLongFunction<CampaignView> part) {
    return hub.views().stream().mapToLong(part).sum();
  }

  private static long freeBytes(RunningPlatform running) {
    try {
      return running.folder().freeBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder is gone", e);
    }
  }
}

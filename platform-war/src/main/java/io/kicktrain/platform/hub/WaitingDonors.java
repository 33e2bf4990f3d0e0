package io.kicktrain.platform.hub;

import io.kicktrain.training.wire.CampaignView;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Donors that asked for work when there was none. Their requests stay open without holding a
 * thread; when a campaign's round changes they are asked again, so that a new round begins at once
 * for everybody.
 */
@Singleton
class WaitingDonors {

  private final Map<String, Set<WaitingDonor>> bySlug = new ConcurrentHashMap<>();
  private final Map<String, String> lastStates = new ConcurrentHashMap<>();
  private final ManagedScheduledExecutorService executor;
  private final long waitSeconds;

  @Inject
  WaitingDonors(
      ManagedScheduledExecutorService executor,
      @ConfigProperty(name = "kicktrain.lease.wait-seconds") long waitSeconds) {
    this.executor = executor;
    this.waitSeconds = waitSeconds;
  }

  /**
   * Answers a donor, now or later.
   *
   * @param slug the campaign
   * @param donor the open request
   */
  void answer(String slug, WaitingDonor donor) {
    Set<WaitingDonor> waiting = bySlug.computeIfAbsent(slug, s -> ConcurrentHashMap.newKeySet());
    // Waiting before it asks, so that a round that opens in between is not missed.
    waiting.add(donor);
    if (donor.ask()) {
      waiting.remove(donor);
      return;
    }
    Future<?> unused =
        executor.schedule(
            () -> {
              waiting.remove(donor);
              donor.giveUp();
            },
            waitSeconds,
            TimeUnit.SECONDS);
  }

  void changed(@Observes CampaignView view) {
    String state = view.status() + " " + view.round();
    if (!state.equals(lastStates.put(view.slug(), state))) {
      Set<WaitingDonor> waiting = bySlug.getOrDefault(view.slug(), Set.of());
      executor.execute(() -> waiting.removeIf(WaitingDonor::ask));
    }
  }

  @PreDestroy
  void stop() {
    bySlug.values().stream().map(List::copyOf).forEach(all -> all.forEach(WaitingDonor::giveUp));
  }
}

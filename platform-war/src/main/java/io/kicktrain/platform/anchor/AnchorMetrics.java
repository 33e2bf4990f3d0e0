package io.kicktrain.platform.anchor;

import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchorStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What is measured of anchoring; nothing while it is off. */
@Singleton
class AnchorMetrics {

  private final AnchorService anchor;
  private final MetricRegistry registry;

  @Inject
  AnchorMetrics(AnchorService anchor, MetricRegistry registry) {
    this.anchor = anchor;
    this.registry = registry;
  }

  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {
    if (!anchor.on()) {
      return;
    }
    gauge("kicktrain_anchor_sent_entries", now -> now.size(AnchorState.PENDING));
    gauge("kicktrain_anchor_mined_entries", now -> now.size(AnchorState.MINED));
    gauge("kicktrain_anchor_finalized_entries", now -> now.size(AnchorState.FINALIZED));
    gauge("kicktrain_anchor_warnings", now -> now.warnings().size());
    gauge("kicktrain_anchor_mined", now -> count(now, AnchorStatus::anchored));
    gauge("kicktrain_anchor_replaced", now -> count(now, AnchorStatus::replaced));
    gauge("kicktrain_anchor_resent", now -> count(now, AnchorStatus::resent));
  }

  private void gauge(String name, ToLongFunction<AnchorService> value) {
    registry.gauge(name, anchor, value::applyAsLong);
  }

  private static long count(AnchorService anchor, ToLongFunction<AnchorStatus> value) {
    return anchor.status().map(value::applyAsLong).orElse(0L);
  }
}

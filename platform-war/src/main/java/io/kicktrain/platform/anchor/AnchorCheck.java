package io.kicktrain.platform.anchor;

import io.kicktrain.ledger.anchor.AnchorWarning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether anchoring wants to be looked at. It is always up: no request depends on it, so it
 * must not take the hub out of service.
 */
@Readiness
@ApplicationScoped
public class AnchorCheck implements HealthCheck {

  @Inject private AnchorService anchor;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("anchor").up();
    List<AnchorWarning> warnings = anchor.warnings();
    if (warnings.isEmpty()) {
      return check.withData("state", anchor.on() ? "on" : "off").build();
    }
    return check
        .withData("state", "warning")
        .withData("code", warnings.get(0).code())
        .withData("reason", warnings.get(0).message())
        .build();
  }
}

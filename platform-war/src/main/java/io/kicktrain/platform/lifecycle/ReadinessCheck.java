package io.kicktrain.platform.lifecycle;

import io.kicktrain.ledger.log.LogException;
import io.kicktrain.platform.storage.DataFolder;
import io.kicktrain.platform.storage.UnusableDataException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the platform can take requests, and if not exactly why: {@code state} is {@code
 * starting}, {@code running}, {@code failed} or {@code stopped}, {@code code} is short and {@code
 * reason} is for people.
 */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {

  @Inject private Platform platform;

  @Override
  public HealthCheckResponse call() {
    PlatformState state = platform.state();
    if (state instanceof PlatformState.Running running) {
      return running(running.platform());
    }
    if (state instanceof PlatformState.Starting starting) {
      return down("starting", "starting", "opening " + starting.step());
    }
    if (state instanceof PlatformState.Failed failed) {
      return down("failed", failed.code(), failed.reason());
    }
    return down("stopped", "stopped", "the platform was stopped");
  }

  private HealthCheckResponse running(RunningPlatform platform) {
    Optional<LogException> stopped = platform.log().stopped();
    if (stopped.isPresent()) {
      return down("running", "log-stopped", String.valueOf(stopped.get().getMessage()));
    }
    DataFolder folder = platform.folder();
    try {
      folder.checkFreeSpace();
      folder.checkWritable();
      return HealthCheckResponse.named("platform").up().withData("state", "running").build();
    } catch (UnusableDataException e) {
      return down("running", e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return down("running", "data-unwritable", "the data folder " + folder.root() + ": " + e);
    }
  }

  private static HealthCheckResponse down(String state, String code, String reason) {
    return HealthCheckResponse.named("platform")
        .down()
        .withData("state", state)
        .withData("code", code)
        .withData("reason", reason)
        .build();
  }
}

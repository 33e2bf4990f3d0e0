package io.kicktrain.platform.wiring;

import io.kicktrain.ledger.httpsig.RequestVerifier;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the container and plain Java offer, as beans. */
@Singleton
class Services {

  @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the container sets it and hands it on
  @Resource
  @Produces
  private ManagedScheduledExecutorService executor;

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  RequestVerifier verifier(
      Clock clock,
      @ConfigProperty(name = "kicktrain.signature.max-skew-seconds") long maxSkewSeconds,
      @ConfigProperty(name = "kicktrain.signature.nonces") int nonces) {
    RequestVerifier verifier =
        new RequestVerifier(clock, Duration.ofSeconds(maxSkewSeconds), nonces);
    // What the process before this one accepted was signed before this one began.
    ProcessHandle.current().info().startInstant().ifPresent(verifier::forgetUpTo);
    return verifier;
  }
}

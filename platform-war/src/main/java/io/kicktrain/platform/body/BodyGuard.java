package io.kicktrain.platform.body;

import io.kicktrain.ledger.bytes.Sha256;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts the guard in front of a request's body. */
@Singleton
public class BodyGuard {

  private final Pace pace;

  /**
   * From the configuration.
   *
   * @param patienceSeconds {@code kicktrain.body.patience-seconds}: time that every body gets
   * @param minBytesPerSecond {@code kicktrain.body.min-bytes-per-second}: larger bodies get longer
   *     at this rate
   */
  @Inject
  public BodyGuard(
      @ConfigProperty(name = "kicktrain.body.patience-seconds") long patienceSeconds,
      @ConfigProperty(name = "kicktrain.body.min-bytes-per-second") long minBytesPerSecond) {
    this.pace = new Pace(Duration.ofSeconds(patienceSeconds), minBytesPerSecond);
  }

  /**
   * Guards the body of a request whose signature was accepted.
   *
   * @param request the request
   * @param signedDigest the SHA-256 that the body must have, or null when the signature covers no
   *     body, which then must be empty
   */
  public void guard(ContainerRequestContext request, byte @Nullable [] signedDigest) {
    byte[] expected = signedDigest == null ? Sha256.of() : signedDigest;
    request.setEntityStream(
        new GuardedStream(
            request.getEntityStream(), declaredLength(request), expected, pace, System::nanoTime));
  }

  private static long declaredLength(ContainerRequestContext request) {
    // The server has refused a malformed length already; a chunked body has none.
    String header = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return header == null ? -1 : Long.parseLong(header.trim());
  }
}

package io.kicktrain.worker.hub;

import io.kicktrain.ledger.httpsig.RequestSigner;
import io.kicktrain.ledger.identity.WorkerKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Sends one request once. Every failure to get an answer is an {@link UnreachableException}. */
final class Transport {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** How slow an upload may be, bytes per second. */
  private static final long SLOWEST_UPLOAD = 8 << 10;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER) // a signature is for one address
          .build();
  private final RequestSigner signer = new RequestSigner();
  private final SecureRandom random = new SecureRandom();
  private final HubClock clock;
  private final @Nullable WorkerKey key;
  private final Duration patience;
  private final StallGuard guard;

  /**
   * A transport.
   *
   * @param key signs; null when nothing is to be signed
   * @param patience longest wait for an answer to begin, and for more of it to come
   * @param clock the hub's time
   */
  Transport(@Nullable WorkerKey key, Duration patience, HubClock clock) {
    this.key = key;
    this.patience = patience;
    this.guard = new StallGuard(patience);
    this.clock = clock;
  }

  /** Whether there is a key to sign with. */
  boolean canSign() {
    return key != null;
  }

  /** The answer, whatever its status; its body must be closed. */
  Answer send(Call call) throws IOException, InterruptedException {
    HttpRequest request = request(call);
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      clock.heard(response.headers());
      return new Answer(response.statusCode(), response.headers(), guard.watch(response.body()));
    } catch (IOException e) {
      throw UnreachableException.of(e);
    }
  }

  private HttpRequest request(Call call) throws IOException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(call.target());
    Body body = call.body();
    Duration limit = patience;
    if (body == null) {
      builder.method(call.method(), HttpRequest.BodyPublishers.noBody());
    } else {
      builder.method(call.method(), body.publisher()).header("Content-Type", body.type());
      limit = patience.plusSeconds(body.length() / SLOWEST_UPLOAD);
    }
    call.headers().forEach(builder::header);
    if (call.signed()) {
      sign(call, builder);
    }
    return builder.timeout(limit).build();
  }

  private void sign(Call call, HttpRequest.Builder builder) {
    if (key == null) {
      throw new IllegalStateException(call.target() + " has to be signed, but there is no key");
    }
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    Body body = call.body();
    signer
        .sign(
            call.method(),
            call.target(),
            body == null ? null : body.sha256(),
            call.headers(),
            key,
            clock.now(),
            HexFormat.of().formatHex(nonce))
        .forEach(builder::header);
  }
}

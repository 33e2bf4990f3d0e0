package io.kicktrain.ledger.witness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Carries add-checkpoint requests to a witness over HTTP (C2SP tlog-witness). Thread-safe. */
public final class HttpTransport implements WitnessClient.Transport {
  /** The last part of the address, after the witness's submission prefix. */
  public static final String PATH = "add-checkpoint";

  private static final int MAX_ANSWER = 1 << 16;

  private final HttpClient http;
  private final Duration patience;
  private final URI address;

  /**
   * For one witness, whose whole answer is waited for at most 10 s.
   *
   * @param prefix its submission prefix, with or without a slash at its end
   */
  public HttpTransport(URI prefix) {
    this(prefix, Duration.ofSeconds(10));
  }

  HttpTransport(URI prefix, Duration patience) {
    this.address = URI.create(prefix.toString().replaceAll("/*$", "") + "/" + PATH);
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /** The client's own limit ends with an answer's headers: the body is waited for here. */
  @Override
  public WitnessAnswer post(String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> sent =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.ofByteArrayConsumer(
                part -> part.ifPresent(bytes -> keep(kept, bytes))));
    try {
      return answer(sent.get(patience.toMillis(), TimeUnit.MILLISECONDS), kept);
    } catch (TimeoutException e) {
      throw new IOException(address + " does not answer within " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(address + " cannot be asked: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking " + address);
    } finally {
      sent.cancel(true);
    }
  }

  /** One byte more than allowed tells that there was more. */
  private static void keep(ByteArrayOutputStream kept, byte[] part) {
    kept.write(part, 0, Math.min(part.length, MAX_ANSWER + 1 - kept.size()));
  }

  private WitnessAnswer answer(HttpResponse<Void> response, ByteArrayOutputStream body)
      throws IOException {
    if (body.size() > MAX_ANSWER) {
      throw new IOException(address + " answered with more than " + MAX_ANSWER + " bytes");
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new WitnessAnswer(response.statusCode(), type, body.toString(StandardCharsets.UTF_8));
  }
}

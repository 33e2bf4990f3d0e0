package io.kicktrain.ledger.witness;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Carries add-checkpoint requests to a witness over HTTP (C2SP tlog-witness). Thread-safe. */
public final class HttpTransport implements WitnessClient.Transport {
  /** The last part of the address, after the witness's submission prefix. */
  public static final String PATH = "add-checkpoint";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ANSWER = 1 << 16;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;

  /**
   * For one witness.
   *
   * @param prefix its submission prefix, with or without a slash at its end
   */
  public HttpTransport(URI prefix) {
    this.address = URI.create(prefix.toString().replaceAll("/*$", "") + "/" + PATH);
  }

  @Override
  public WitnessAnswer post(String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return answer(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking " + address);
    }
  }

  private WitnessAnswer answer(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MAX_ANSWER + 1);
      if (bytes.length > MAX_ANSWER) {
        throw new IOException(address + " answered with more than " + MAX_ANSWER + " bytes");
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new WitnessAnswer(
          response.statusCode(), type, new String(bytes, StandardCharsets.UTF_8));
    }
  }
}

package io.kicktrain.platform.client;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.httpsig.RequestSigner;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** HTTP to a platform, as any client does it. */
public final class Api {

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** A client of the platform at an address. */
  public Api(URI base) {
    this.base = base;
  }

  /** The absolute address of a path. */
  public URI at(String path) {
    return base.resolve(path);
  }

  /** An unsigned GET with headers given as name, value, name, value. */
  public HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET());
  }

  /** An unsigned request of any method. */
  public HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.method(method, BodyPublishers.noBody()));
  }

  /** Sends a request as it is. */
  public HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofByteArray());
  }

  /** The client itself. */
  public HttpClient http() {
    return http;
  }

  /** A GET signed now. */
  public HttpResponse<byte[]> signedGet(WorkerKey key, String path) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).GET();
    new RequestSigner()
        .sign("GET", at(path), null, Map.of(), key, Instant.now(), nonce())
        .forEach(request::setHeader);
    return send(request);
  }

  /** A POST signed now. */
  public HttpResponse<byte[]> post(WorkerKey key, String path, String type, byte[] body)
      throws Exception {
    return send(signed("POST", key, path, type, body, Map.of()));
  }

  /** A request with a body, signed now and not sent yet. */
  public HttpRequest.Builder signed(
      String method,
      WorkerKey key,
      String path,
      String type,
      byte[] body,
      Map<String, String> extra) {
    return signed(method, key, path, type, body, extra, Instant.now(), nonce());
  }

  /** A request with a body, signed as of some time. */
  public HttpRequest.Builder signed(
      String method,
      WorkerKey key,
      String path,
      String type,
      byte[] body,
      Map<String, String> extra,
      Instant created,
      String nonce) {
    Map<String, String> headers = new LinkedHashMap<>(extra);
    headers.putAll(
        new RequestSigner().sign(method, at(path), Sha256.of(body), extra, key, created, nonce));
    headers.put("Content-Type", type);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return request;
  }

  /** A nonce that was never used. */
  public static String nonce() {
    return UUID.randomUUID().toString();
  }

  /** The problem in a response. */
  public static Problem problem(HttpResponse<byte[]> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("none");
    if (!type.startsWith(Problem.MEDIA_TYPE)) {
      throw new AssertionError(
          response.statusCode() + " " + type + ": " + new String(response.body()));
    }
    Problem problem = WireJson.read(response.body(), Problem.class);
    if (problem.status() != response.statusCode()) {
      throw new AssertionError(problem.status() + " is not " + response.statusCode());
    }
    return problem;
  }

  /** The wire record in a response. */
  public static <T> T read(HttpResponse<byte[]> response, Class<T> type) throws IOException {
    if (response.statusCode() >= 300) {
      throw new AssertionError(response.statusCode() + ": " + new String(response.body()));
    }
    return WireJson.read(response.body(), type);
  }
}

package io.kicktrain.contracts.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One node, asked one request at a time (JSON-RPC 2.0 over HTTP POST). Thread-safe. */
public final class JsonRpc {
  /** The longest answer that is read. */
  static final int MAX_ANSWER_BYTES = 16 << 20;

  private static final int MAX_DEPTH = 32;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .build();

  private final RpcAddress address;
  private final Duration patience;
  private final HttpClient http;
  private final AtomicLong ids = new AtomicLong();

  /**
   * A node.
   *
   * @param address where it answers; a redirection is an error
   * @param patience for one whole answer
   */
  public JsonRpc(RpcAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /** Where it is. */
  public RpcAddress address() {
    return address;
  }

  /**
   * Asks.
   *
   * @param method such as {@code eth_blockNumber}
   * @param params what Jackson writes as JSON
   * @return the result; a null node when the result is null
   * @throws RpcRefusedException if the node refuses
   * @throws RpcException if it cannot be reached, is too slow, or does not answer JSON-RPC
   */
  public JsonNode call(String method, Object... params) throws IOException {
    long id = ids.incrementAndGet();
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", List.of(params)));
    return result(method, id, parse(method, send(body)));
  }

  private byte[] send(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address.uri())
            .header("Content-Type", "application/json")
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, head -> new LimitedBody(MAX_ANSWER_BYTES));
    try {
      HttpResponse<byte[]> answer = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      requireOk(answer);
      return answer.body();
    } catch (TimeoutException e) {
      throw tooSlow(e);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while asking " + address.host());
    } finally {
      sent.cancel(true);
    }
  }

  private RpcException unreachable(Throwable cause) {
    if (cause instanceof LimitedBody.TooLongException) {
      return new AnswerTooLongException(at("talks too much: " + cause.getMessage()), cause);
    }
    if (cause instanceof HttpTimeoutException) {
      return tooSlow(cause);
    }
    return new RpcException(at("cannot be reached: " + words(cause)), cause);
  }

  private RpcException tooSlow(Throwable cause) {
    String limit = patience.toMillis() / 1000.0 + " s";
    return new RpcException(at("does not answer within " + limit), cause);
  }

  /** The JDK's client gives some failures no message. */
  private static String words(Throwable failure) {
    if (failure instanceof ConnectException && failure.getMessage() == null) {
      return "nothing listens there, or there is no way to it";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** Many nodes put the refusal of a request into an answer with status 4xx. */
  private void requireOk(HttpResponse<byte[]> answer) throws RpcException {
    int status = answer.statusCode();
    if (status / 100 == 3) {
      throw new RpcException(
          at("redirects to another address: find out which one is right and use that"));
    }
    boolean json = answer.body().length > 0 && answer.body()[0] == '{';
    if (status != 200 && !json) {
      throw new RpcException(at("answers with HTTP " + status));
    }
  }

  private JsonNode parse(String method, byte[] answer) throws RpcException {
    try {
      JsonNode tree = JSON.readTree(answer);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (IOException e) {
      throw new RpcException(at("answers " + method + " with something that is no JSON"), e);
    }
    throw new RpcException(at("answers " + method + " with something that is no JSON-RPC"));
  }

  private JsonNode result(String method, long id, JsonNode answer) throws IOException {
    JsonNode error = answer.get("error");
    if (error != null && error.isObject()) {
      throw new RpcRefusedException(
          method,
          error.path("code").asLong(),
          printable(error.path("message").asText("no reason given")),
          error.path("data").asText(""));
    }
    JsonNode result = answer.get("result");
    if (result == null || answer.path("id").asLong(-1) != id) {
      throw new RpcException(at("answers " + method + " with something that is no JSON-RPC"));
    }
    return result;
  }

  /** A node's words end up in logs, pages and terminals. */
  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() > 200 ? clean.substring(0, 200) + "..." : clean;
  }

  private String at(String what) {
    return "the node at " + address.host() + " " + what;
  }
}

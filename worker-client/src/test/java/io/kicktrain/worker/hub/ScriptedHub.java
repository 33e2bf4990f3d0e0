package io.kicktrain.worker.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on a local port that answers requests by a script and remembers them. */
final class ScriptedHub implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reply> script = new ArrayDeque<>();
  private final List<Request> seen = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request that came. */
  record Request(String method, URI uri, com.sun.net.httpserver.Headers headers, byte[] body) {}

  ScriptedHub(Reply... replies) throws IOException {
    this(0, replies);
  }

  ScriptedHub(int port, Reply... replies) throws IOException {
    script.addAll(List.of(replies));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      seen.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body));
      Reply next;
      synchronized (script) {
        next = script.isEmpty() ? problem(410, "end-of-script") : script.remove();
      }
      next.to(exchange);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Request> seen() {
    return seen;
  }

  static Reply json(int status, Object value) {
    return bytes(status, WireJson.write(value), "Content-Type", "application/json");
  }

  static Reply problem(int status, String code) {
    byte[] body = WireJson.write(Problem.of(code, status, "Title of " + code, "detail"));
    return bytes(status, body, "Content-Type", Problem.MEDIA_TYPE);
  }

  static Reply bytes(int status, byte[] body, String... headers) {
    return cut(status, body, body.length, headers);
  }

  /** Announces the whole body, sends its beginning and hangs up. */
  static Reply cut(int status, byte[] body, int sent, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (sent > 0) {
        exchange.getResponseBody().write(body, 0, sent);
      }
      exchange.getResponseBody().flush();
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.kicktrain.contracts.evm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.contracts.rpc.RpcAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Stands between a program and its node, and does something before or after a request. */
public final class Tap implements AutoCloseable {
  private final HttpServer server;
  private final RpcAddress node;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Consumer<String> before = request -> {};
  private volatile Consumer<String> after = request -> {};

  /** A tap on this node. */
  public Tap(RpcAddress node) throws IOException {
    this.node = node;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  /** Where the program finds it. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Is run before a request goes on to the node; what it throws keeps it back. */
  public void before(Consumer<String> action) {
    before = action;
  }

  /** Is run when the node has answered, before the program hears of it. */
  public void after(Consumer<String> action) {
    after = action;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String text = new String(request, StandardCharsets.UTF_8);
      before.accept(text);
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(node.uri())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      after.accept(text);
      exchange.sendResponseHeaders(200, answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // Kept back: the program hears nothing.
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

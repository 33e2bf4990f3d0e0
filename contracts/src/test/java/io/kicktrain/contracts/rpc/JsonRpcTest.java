package io.kicktrain.contracts.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that do not answer as they should. */
class JsonRpcTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void givesTheResult() throws Exception {
    answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x7\"}");
    assertEquals("0x7", ask(LONG).call("eth_blockNumber").asText());
  }

  @Test
  void givesTheNodesReason() {
    answer(
        400,
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no\\u001b[31m\",\"data\":\"0x12\"}}");
    RpcRefusedException refused =
        assertThrows(RpcRefusedException.class, () -> ask(LONG).call("eth_blockNumber"));
    assertEquals(-32000, refused.code());
    assertEquals("0x12", refused.data());
    assertFalse(refused.reason().contains("\u001b"), "no control characters reach a terminal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "{}",
        "null",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"0x7\"}",
        "{\"jsonrpc\":\"2.0\",\"result\":\"0x7\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1",
        "<html>hello</html>"
      })
  void garbageIsNoAnswer(String garbage) {
    answer(200, garbage);
    assertTrue(failure(LONG).startsWith("the node at 127.0.0.1:"));
  }

  @Test
  void deepNestingIsNoAnswer() {
    answer(200, "{\"id\":1,\"result\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
    assertTrue(failure(LONG).contains("no JSON"));
  }

  @Test
  void hangsUpOnHundredMegabytes() {
    handle(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] megabyte = new byte[1 << 20];
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
              out.write(megabyte);
            }
          }
        });
    assertThrows(AnswerTooLongException.class, () -> ask(LONG).call("eth_getLogs"));
  }

  @Test
  void givesUpOnOneThatNeverAnswers() {
    handle(exchange -> await());
    assertTrue(failure(Duration.ofMillis(300)).contains("does not answer within"));
  }

  @Test
  void givesUpOnOneThatNeverFinishes() {
    handle(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });
    assertTrue(failure(Duration.ofMillis(300)).contains("does not answer within"));
  }

  @Test
  void doesNotFollowRedirections() {
    handle(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    assertTrue(failure(LONG).contains("redirects"));
  }

  @Test
  void aClosedPortIsNamed() {
    server.stop(0);
    assertTrue(failure(LONG).contains("cannot be reached"));
  }

  @Test
  void pathAndQueryStaySecret() {
    answer(500, "no");
    String message = failure(LONG);
    assertFalse(message.contains("secret"), message);
    assertEquals("127.0.0.1:" + server.getAddress().getPort(), address().toString());
  }

  @Test
  void openNetworksAreWarnedOf() {
    assertTrue(RpcAddress.parse("http://node.example.org:8545").warning().isPresent());
    assertTrue(RpcAddress.parse("https://node.example.org").warning().isEmpty());
    assertTrue(RpcAddress.parse("http://localhost:8545").warning().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8545", "ftp://host", "http://", "http://u:p@host", "a b"})
  void whatIsNoAddressIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> RpcAddress.parse(text));
  }

  private void answer(int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    handle(
        exchange -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  private void handle(HttpHandler handler) {
    server.createContext(
        "/",
        (HttpExchange exchange) -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
          }
        });
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RpcAddress address() {
    return RpcAddress.parse(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/v3/secret?key=secret");
  }

  private JsonRpc ask(Duration patience) {
    return new JsonRpc(address(), patience);
  }

  private String failure(Duration patience) {
    return assertThrows(RpcException.class, () -> ask(patience).call("eth_chainId")).getMessage();
  }
}

package io.kicktrain.bench.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.kicktrain.bench.ledger.LoadGenerator.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final byte[] BODY = "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger served = new AtomicInteger();
  private HttpServer server;
  private LoadGenerator load;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int number = served.incrementAndGet();
          boolean good = exchange.getRequestURI().getPath().equals("/good");
          exchange.sendResponseHeaders(good ? 200 : 404, good ? 1 + number % BODY.length : -1);
          if (good) {
            exchange.getResponseBody().write(BODY, 0, 1 + number % BODY.length);
          }
          exchange.close();
        });
    server.start();
    load = new LoadGenerator(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), 5);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static List<byte[]> requests(String path, int number) {
    String text = "GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n";
    return Collections.nCopies(number, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void everyRequestIsSentAndAnsweredOnce() throws Exception {
    Load done = load.asFastAsPossible(requests("/good", 300));
    assertEquals(300, served.get());
    assertEquals(300, done.nanos().length);
    assertTrue(Arrays.stream(done.nanos()).allMatch(nanos -> nanos > 0));
    assertTrue(done.seconds() > 0 && done.ownCpuSeconds() > 0);
  }

  @Test
  void aRateIsKept() throws Exception {
    Load done = load.at(1000, requests("/good", 50));
    assertEquals(50, served.get());
    assertTrue(done.seconds() >= 0.049, "the last of 50 is due after 49 ms: " + done.seconds());
  }

  @Test
  void aRefusalEndsIt() {
    IOException refused =
        assertThrows(IOException.class, () -> load.asFastAsPossible(requests("/bad", 10)));
    assertTrue(refused.getMessage().contains("404"), refused.getMessage());
  }
}

package io.kicktrain.ledger.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Witnesses that answer, and witnesses that do not know how to end. */
class HttpTransportTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void anAnswerComesBackWhateverItsStatus() throws Exception {
    WitnessAnswer answer =
        ask(
            PATIENT,
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", WitnessAnswer.SIZE_TYPE);
              byte[] body = exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(409, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
    assertEquals(409, answer.status());
    assertEquals(WitnessAnswer.SIZE_TYPE, answer.contentType());
    assertEquals("asked", answer.body());
  }

  @Test
  void aBodyThatNeverEndsIsNotWaitedFor() {
    String said =
        refusal(
            IMPATIENT,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
              await();
            });
    assertTrue(said.endsWith("/add-checkpoint does not answer within 1 s"), said);
  }

  @Test
  void aBodyThatIsTooLongIsNotKept() {
    String said =
        refusal(
            PATIENT,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(new byte[1000]);
              }
              exchange.close();
            });
    assertTrue(said.endsWith("answered with more than 65536 bytes"), said);
  }

  @Test
  void aWitnessThatIsNotThereIsNamed() {
    server.stop(0);
    String said = refusal(PATIENT, HttpExchange::close);
    assertTrue(said.contains("/add-checkpoint cannot be asked: "), said);
  }

  private String refusal(Duration patience, HttpHandler handler) {
    return String.valueOf(
        assertThrows(IOException.class, () -> ask(patience, handler)).getMessage());
  }

  private WitnessAnswer ask(Duration patience, HttpHandler handler) throws IOException {
    server.createContext("/witness/add-checkpoint", handler);
    URI prefix = URI.create("http://localhost:" + server.getAddress().getPort() + "/witness/");
    return new HttpTransport(prefix, patience).post("asked");
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}

package io.kicktrain.bench.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.httpsig.RequestVerifier;
import io.kicktrain.ledger.httpsig.VerificationResult;
import io.kicktrain.ledger.httpsig.VerificationResult.Accepted;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.training.wire.ReceiptDocument;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The ledger's own work on a submission behind the JDK's HTTP server: the request's signature and
 * digest, the statement and its signature, deduplication, the write-ahead log, and a receipt under
 * a published tree head as the answer.
 */
final class SubmissionServer implements AutoCloseable {

  static final String SUBMISSIONS = "/contributions";
  static final String RECEIPTS = "/receipts/";
  private static final int MAX_NONCES = 1 << 20;

  private final FileLog log;
  private final HttpServer server;
  private final ExecutorService threads;
  private final RequestVerifier verifier =
      new RequestVerifier(Clock.systemUTC(), Duration.ofMinutes(10), MAX_NONCES);

  SubmissionServer(FileLog log, int connections) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.log = log;
    this.threads = Executors.newFixedThreadPool(connections);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(SUBMISSIONS, this::submit);
    server.createContext(RECEIPTS, this::receipt);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void submit(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(Entry.MAX_BYTES + 1);
    VerificationResult result =
        verifier.verify(
            exchange.getRequestMethod(),
            address().resolve(exchange.getRequestURI()),
            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
    if (!(result instanceof Accepted accepted) || !signs(accepted, body)) {
      answer(exchange, 401, new byte[0]);
      return;
    }
    answer(exchange, log.append(body).join());
  }

  private static boolean signs(Accepted request, byte[] body) {
    boolean digest =
        request.contentDigest().filter(d -> Arrays.equals(d, Sha256.of(body))).isPresent();
    Entry entry = Entry.parse(body);
    return digest
        && entry.signatureValid()
        && entry.signer().filter(request.keyId()::equals).isPresent();
  }

  private void receipt(HttpExchange exchange) throws IOException {
    String index = exchange.getRequestURI().getPath().substring(RECEIPTS.length());
    answer(exchange, log.receipt(Long.parseLong(index)));
  }

  private static void answer(HttpExchange exchange, Receipt receipt) throws IOException {
    answer(exchange, 200, WireJson.write(ReceiptDocument.of(receipt)));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}

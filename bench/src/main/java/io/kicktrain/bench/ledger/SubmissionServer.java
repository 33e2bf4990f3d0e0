package io.kicktrain.bench.ledger;

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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's own work on a submission behind Grizzly, the HTTP server inside Payara: the
 * request's signature and digest, the statement and its signature, deduplication, the write-ahead
 * log, and a receipt under a published tree head as the answer. No thread waits for the disk: the
 * log's own thread answers.
 */
final class SubmissionServer implements AutoCloseable {

  static final String SUBMISSIONS = "/contributions";
  static final String RECEIPTS = "/receipts/";
  private static final int MAX_NONCES = 1 << 20;

  /** Kept here, because a logger that nobody holds forgets its level. */
  private static final Logger GRIZZLY = Logger.getLogger("org.glassfish.grizzly");

  private final FileLog log;
  private final HttpServer server = new HttpServer();
  private final NetworkListener listener;
  private final RequestVerifier verifier =
      new RequestVerifier(Clock.systemUTC(), Duration.ofMinutes(10), MAX_NONCES);

  SubmissionServer(FileLog log) throws IOException {
    this.log = log;
    GRIZZLY.setLevel(Level.WARNING);
    this.listener =
        new NetworkListener("bench", InetAddress.getLoopbackAddress().getHostAddress(), 0);
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getTransport().setIOStrategy(SameThreadIOStrategy.getInstance());
    listener.getTransport().setSelectorRunnersCount(Runtime.getRuntime().availableProcessors());
    listener.getTransport().setWorkerThreadPoolConfig(null);
    listener.getTransport().setTcpNoDelay(true);
    server.addListener(listener);
    server.getServerConfiguration().addHttpHandler(handler(this::submit), SUBMISSIONS);
    server.getServerConfiguration().addHttpHandler(handler(this::receipt), RECEIPTS + "*");
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getPort());
  }

  /** Something that answers, now or later. */
  private interface Answerer {
    void answer(Request request, Response response) throws IOException;
  }

  private static HttpHandler handler(Answerer answerer) {
    return new HttpHandler() {
      @Override
      public void service(Request request, Response response) throws IOException {
        answerer.answer(request, response);
      }
    };
  }

  /**
   * A request of the load generator arrives at once, so that reading its body waits for nothing.
   */
  private void submit(Request request, Response response) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Entry.MAX_BYTES + 1);
    VerificationResult result =
        verifier.verify(
            request.getMethod().getMethodString(),
            address().resolve(request.getRequestURI()),
            name -> values(request, name));
    if (!(result instanceof Accepted accepted) || !signs(accepted, body)) {
      response.setStatus(401);
      return;
    }
    response.suspend();
    CompletableFuture<Receipt> unused =
        log.append(body).whenComplete((receipt, failure) -> finish(response, receipt, failure));
  }

  private static List<String> values(Request request, String name) {
    List<String> values = new ArrayList<>(1);
    request.getHeaders(name).forEach(values::add);
    return values;
  }

  private static boolean signs(Accepted request, byte[] body) {
    boolean digest =
        request.contentDigest().filter(d -> Arrays.equals(d, Sha256.of(body))).isPresent();
    Entry entry = Entry.parse(body);
    return digest
        && entry.signatureValid()
        && entry.signer().filter(request.keyId()::equals).isPresent();
  }

  private static void finish(
      Response response, @Nullable Receipt receipt, @Nullable Throwable failure) {
    try {
      if (receipt == null) {
        response.setStatus(500, String.valueOf(failure));
      } else {
        answer(response, receipt);
      }
    } catch (IOException e) {
      // The client has gone; the load generator says so itself.
    } finally {
      response.resume();
    }
  }

  private void receipt(Request request, Response response) throws IOException {
    String index = request.getRequestURI().substring(RECEIPTS.length());
    answer(response, log.receipt(Long.parseLong(index)));
  }

  private static void answer(Response response, Receipt receipt) throws IOException {
    byte[] body = WireJson.write(ReceiptDocument.of(receipt));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}

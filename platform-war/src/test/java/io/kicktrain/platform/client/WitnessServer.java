package io.kicktrain.platform.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.witness.Witness;
import io.kicktrain.ledger.witness.WitnessAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A witness on a port of its own, for one log. */
public final class WitnessServer {

  private final NoteSigner signer =
      NoteSigner.generateWitness("witness.example", new SecureRandom(), Clock.systemUTC());
  private final HttpServer server;

  /** Starts it; it remembers tree heads in a folder. */
  public WitnessServer(Path folder, VerifierKey log) throws IOException {
    Witness witness = new Witness(folder, signer, Map.of(log.name(), List.of(log)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/add-checkpoint", exchange -> answer(exchange, witness));
    server.start();
  }

  private static void answer(HttpExchange exchange, Witness witness) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    WitnessAnswer answer = witness.addCheckpoint(new String(body, StandardCharsets.UTF_8));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** What a platform is configured with to ask it. */
  public String setting() {
    return "http://localhost:" + server.getAddress().getPort() + "/ " + signer.verifierKey();
  }

  /** By which its cosignatures verify. */
  public VerifierKey key() {
    return signer.verifierKey();
  }

  /** Stops it. */
  public void stop() {
    server.stop(0);
  }
}

package io.kicktrain.ledger.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two logs that witness each other over real HTTP. */
class MutualWitnessTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  /** A log, its witness role, and a server for the latter. */
  private final class Hub implements AutoCloseable {
    private final Path directory;
    private final NoteSigner logKey;
    private final NoteSigner witnessKey;
    private final HttpServer server;
    private FileLog log;

    Hub(String name) throws IOException {
      directory = folder.resolve(name);
      logKey = NoteSigner.generate(name + ".example/log", RANDOM);
      witnessKey = NoteSigner.generateWitness(name + ".example/witness", RANDOM, Clock.systemUTC());
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.start();
      log = openLog();
    }

    private FileLog openLog() throws IOException {
      return FileLog.open(directory.resolve("log"), logKey.name(), logKey);
    }

    void restartLog() throws IOException {
      log.close();
      log = openLog();
    }

    void witness(Hub other) {
      Witness role =
          new Witness(
              directory.resolve("witness"),
              witnessKey,
              Map.of(other.logKey.name(), List.of(other.logKey.verifierKey())));
      server.createContext("/witness/add-checkpoint", exchange -> answer(exchange, role));
    }

    private static void answer(HttpExchange exchange, Witness role) throws IOException {
      byte[] body = exchange.getRequestBody().readAllBytes();
      WitnessAnswer answer = role.addCheckpoint(new String(body, StandardCharsets.UTF_8));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    Cosigning cosigning(Hub witness) throws IOException {
      URI prefix = URI.create("http://localhost:" + witness.server.getAddress().getPort());
      WitnessClient client =
          new WitnessClient(
              witness.witnessKey.verifierKey(), new HttpTransport(prefix.resolve("/witness/")));
      return new Cosigning(log, kept(), List.of(client));
    }

    CosignedHead kept() throws IOException {
      return CosignedHead.open(directory.resolve("cosigned"));
    }

    void append(String entry) {
      log.append(entry.getBytes(StandardCharsets.UTF_8)).join();
    }

    SignedNote served() throws IOException {
      return SignedNote.parse(
          new String(log.files().read(TileFiles.CHECKPOINT), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      log.close();
      server.stop(0);
    }
  }

  @Test
  void twoHubsCosignEachOthersTreeHeads() throws Exception {
    try (Hub ann = new Hub("ann");
        Hub bob = new Hub("bob")) {
      ann.witness(bob);
      bob.witness(ann);
      VerifierKey annsWitness = ann.witnessKey.verifierKey();
      VerifierKey bobsWitness = bob.witnessKey.verifierKey();
      for (int i = 0; i < 3; i++) {
        ann.append("ann " + i);
        bob.append("bob " + i);
        assertEquals(List.of(), ann.cosigning(bob).run());
        assertEquals(List.of(), bob.cosigning(ann).run());
        assertTrue(ann.served().signedBy(bobsWitness));
        assertTrue(ann.served().signedBy(ann.logKey.verifierKey()));
        assertTrue(bob.served().signedBy(annsWitness));
      }
      ann.restartLog();
      assertFalse(ann.served().signedBy(bobsWitness), "a log that opens signs for itself");
      bob.server.stop(0);
      assertEquals(List.of(), ann.cosigning(bob).run(), "what was cosigned is kept");
      assertTrue(ann.served().signedBy(bobsWitness));
    }
  }

  @Test
  void aWitnessThatIsAwayStopsNothing() throws Exception {
    try (Hub ann = new Hub("ann");
        Hub bob = new Hub("bob")) {
      bob.witness(ann);
      ann.append("one");
      assertEquals(List.of(), ann.cosigning(bob).run());
      String cosigned = ann.kept().newest().orElseThrow().format();
      bob.server.stop(0);
      ann.append("two");
      List<String> troubles = ann.cosigning(bob).run();
      assertEquals(1, troubles.size());
      assertTrue(troubles.get(0).contains("bob.example/witness"), troubles.get(0));
      assertEquals(2, ann.log.treeHead().size());
      assertEquals(cosigned, ann.kept().newest().orElseThrow().format(), "the old one stays");
    }
  }

  @Test
  void aStrangersLogIsNotCosigned() throws Exception {
    try (Hub ann = new Hub("ann");
        Hub bob = new Hub("bob");
        Hub eve = new Hub("eve")) {
      bob.witness(ann);
      eve.append("one");
      List<String> troubles = eve.cosigning(bob).run();
      assertTrue(troubles.get(0).contains("not known here"), troubles.get(0));
      assertTrue(eve.kept().newest().isEmpty());
    }
  }
}

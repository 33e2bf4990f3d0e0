package io.kicktrain.worker.cli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubAuditSourceTest {

  @TempDir private Path temp;

  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private HubAuditSource source;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] bytes = served.get(path);
          if (bytes == null) {
            exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
            send(exchange, 404, WireJson.write(Problem.of("not-found", 404, "Not found", path)));
          } else {
            send(exchange, 200, bytes);
          }
        });
    server.start();
    URI hub = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    source = new HubAuditSource(new HubClient(hub, null, (reason, wait) -> {}), temp);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void fullTilesAreFetchedOnce() throws IOException {
    served.put("/log/tile/0/x001/067", bytes("tile"));
    assertArrayEquals(bytes("tile"), source.read("tile/0/x001/067"));
    assertArrayEquals(bytes("tile"), source.read("tile/0/x001/067"));
    assertEquals(1, asked.size());
  }

  @Test
  void whatGrowsIsFetchedAgain() throws IOException {
    for (String path : List.of("checkpoint", "tile/0/000.p/7")) {
      served.put("/log/" + path, bytes("old"));
      assertArrayEquals(bytes("old"), source.read(path));
      served.put("/log/" + path, bytes("new"));
      assertArrayEquals(bytes("new"), source.read(path));
    }
  }

  @Test
  void filesAreKeptByTheirHash() throws IOException {
    byte[] payload = bytes("payload");
    String hash = Sha256.hex(payload);
    served.put("/api/v1/files/" + hash, payload);
    assertArrayEquals(payload, Files.readAllBytes(source.file(hash)));
    source.file(hash);
    assertEquals(1, asked.size());
  }

  @Test
  void whatWasFetchedIsAMirrorOnceItIsComplete() throws IOException {
    VerifierKey key = NoteSigner.generate("hub.example", new SecureRandom()).verifierKey();
    byte[] file = bytes("file");
    served.put("/log/checkpoint", bytes("head"));
    served.put("/log/tile/0/000.p/7", bytes("tile"));
    served.put("/api/v1/files/" + Sha256.hex(file), file);
    source.read("checkpoint");
    source.read("tile/0/000.p/7");
    source.file(Sha256.hex(file));
    assertFalse(new Mirror(temp).isThere());
    source.complete(key);
    server.stop(0);
    assertTrue(new Mirror(temp).isThere());
    assertEquals(key, new Mirror(temp).key().orElseThrow());
    FolderAuditSource mirror = new FolderAuditSource(temp);
    assertArrayEquals(bytes("head"), mirror.read("checkpoint"));
    assertArrayEquals(bytes("tile"), mirror.read("tile/0/000.p/7"));
    assertArrayEquals(file, Files.readAllBytes(mirror.file(Sha256.hex(file))));
    assertThrows(NoSuchFileException.class, () -> mirror.file(Sha256.hex(bytes("other"))));
  }

  @Test
  void whatTheHubDoesNotHaveIsMissing() {
    assertThrows(NoSuchFileException.class, () -> source.read("tile/0/000"));
    assertThrows(NoSuchFileException.class, () -> source.file(Sha256.hex(bytes("x"))));
  }
}

package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Go's golang.org/x/mod/sumdb verifies our log over HTTP. Runs where Go and that package are
 * installed (Debian: golang-go and golang-golang-x-mod-dev); another GOPATH is named by
 * KICKTRAIN_GOPATH.
 */
class GoVerifiesTest {
  private static final Path GOPATH =
      Path.of(System.getenv().getOrDefault("KICKTRAIN_GOPATH", "/usr/share/gocode"));

  @TempDir Path directory;

  @Test
  void signaturesTilesAndProofs() throws Exception {
    assumeTrue(
        Files.isDirectory(GOPATH.resolve("src/golang.org/x/mod/sumdb/tlog")),
        "golang-golang-x-mod-dev is not installed");
    Path checker = directory.resolve("tlogcheck");
    Path source = Path.of("src/test/go/tlogcheck/main.go").toAbsolutePath();
    run(List.of("go", "build", "-o", checker.toString(), source.toString()), "");
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    int size = 0;
    for (int next : new int[] {1, 2, 255, 256, 257, 1000, 66_000}) {
      try (FileLog log = fixture.open()) {
        LogFixture.append(log, size, next);
        size = next;
      }
      HttpServer server = serve(fixture.directory.resolve("public"));
      String address = "localhost:" + server.getAddress().getPort();
      run(List.of(checker.toString(), address, LogFixture.KEY.format()), "verified " + size + "\n");
      server.stop(0);
    }
  }

  private static HttpServer serve(Path files) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
          byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void run(List<String> command, String expected) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "GO111MODULE",
                "off",
                "GOPATH",
                GOPATH.toString(),
                "CGO_ENABLED",
                "0",
                "GOFLAGS",
                "",
                "GOCACHE",
                directory.resolve("go-cache").toString()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals(expected, output);
  }
}

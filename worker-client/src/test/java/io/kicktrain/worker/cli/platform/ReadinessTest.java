package io.kicktrain.worker.cli.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path temp;

  private final Children children = new Children();
  private HttpServer server;
  private volatile int status = 404;
  private volatile String body = "";

  /** Stands for a server: prints its arguments and stays, or ends when there is only one. */
  static final class Server {
    public static void main(String[] args) throws InterruptedException {
      System.out.println(args[0]);
      if (args.length > 1) {
        Thread.sleep(Duration.ofHours(1).toMillis());
      }
      System.exit(3);
    }
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    children.close();
  }

  private Child child(String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(java, "-cp", System.getProperty("java.class.path"), Server.class.getName()));
    command.addAll(List.of(arguments));
    return children.start("server", command, Map.of(), temp.resolve("server.log"));
  }

  private Readiness readiness(Child child) {
    return new Readiness(child, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private static String check(String state, String reason) {
    return "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"platform\",\"status\":\"DOWN\",\"data\":"
        + "{\"state\":\""
        + state
        + "\",\"reason\":\""
        + reason
        + "\"}}]}";
  }

  @Test
  void aSlowStartIsNoFailure() throws Exception {
    Readiness readiness = readiness(child("starting", "stay"));
    assertInstanceOf(Readiness.Starting.class, readiness.check());
    status = 503;
    body = check("starting", "opening the log");
    assertInstanceOf(Readiness.Starting.class, readiness.check());
    status = 200;
    assertInstanceOf(Readiness.Ready.class, readiness.check());
  }

  @Test
  void whatThePlatformSaysItselfIsPassedOn() throws Exception {
    status = 503;
    body = check("failed", "the log is locked by process 5");
    Readiness.State state = readiness(child("failed", "stay")).check();
    assertEquals(new Readiness.Refused("the log is locked by process 5"), state);
  }

  @Test
  void aFailedDeploymentIsReadFromTheLogWithItsCause() throws Exception {
    String log =
        "Exception while loading the app : CDI\nCaused by: java.lang.IllegalStateException: no disk";
    Child child = child(log, "stay");
    while (child.lastLines(1).stream().noneMatch(line -> line.endsWith("no disk"))) {
      assertTrue(child.alive());
      Thread.sleep(10);
    }
    Readiness.State state = readiness(child).check();
    assertEquals(new Readiness.Crashed("its deployment failed: no disk"), state);
  }

  @Test
  void anEndedProcessIsNamedWithItsExitCode() throws Exception {
    Child child = child("bye");
    assertTrue(child.await(PATIENCE));
    assertEquals(new Readiness.Crashed("it ended with exit code 3"), readiness(child).check());
  }
}

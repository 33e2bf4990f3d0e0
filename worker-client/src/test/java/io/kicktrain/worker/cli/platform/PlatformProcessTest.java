package io.kicktrain.worker.cli.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.process.Children;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformProcessTest {

  @TempDir private Path temp;

  private Failure start(Path data, int port) {
    PlatformSettings settings = new PlatformSettings(data, port, 240, Optional.empty());
    try (Children children = new Children()) {
      return assertThrows(
          Failure.class, () -> PlatformProcess.start(children, new Installation(temp), settings));
    }
  }

  @Test
  void aPortThatAnotherProgramHasIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      Failure failure = start(temp.resolve("data"), other.getLocalPort());
      assertEquals(ExitCodes.BLOCKED, failure.exitCode());
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("port " + other.getLocalPort() + " is taken"), message);
      assertTrue(message.contains("another program"), message);
    }
  }

  @Test
  void aPortThatAPlatformHasIsToldAsSuch() throws IOException {
    byte[] info = WireJson.write(new PlatformInfo("KickTrain", "9.8", "origin", "vkey"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/platform",
        exchange -> {
          exchange.sendResponseHeaders(200, info.length);
          exchange.getResponseBody().write(info);
          exchange.close();
        });
    server.start();
    try {
      String owner = PortOwner.describe(server.getAddress().getPort());
      assertTrue(owner.contains("a KickTrain platform, version 9.8"), owner);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theAnchorsSettingsReachThePlatform() throws IOException {
    Path platform = Files.createDirectories(temp.resolve("platform"));
    for (String file : List.of("java.options", "payara-micro.jar", "ROOT.war", "preboot.asadmin")) {
      Files.writeString(platform.resolve(file), "");
    }
    Path anchor = Path.of("anchor.properties");
    List<String> command =
        PlatformProcess.command(
            new Installation(temp), new PlatformSettings(temp, 1, 240, Optional.of(anchor)));
    String setting = "-Dkicktrain.anchor=" + anchor.toAbsolutePath();
    assertTrue(command.indexOf(setting) >= 0, () -> command.toString());
    assertTrue(command.indexOf(setting) < command.indexOf("-jar"), () -> command.toString());
  }

  @Test
  void aFreePortIsFree() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
      assertFalse(PortOwner.free(port));
    }
    assertTrue(PortOwner.free(port));
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsExplained() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    Failure failure = start(file, 1);
    assertEquals(ExitCodes.BLOCKED, failure.exitCode());
    assertTrue(String.valueOf(failure.getMessage()).contains(file.toString()));
  }

  @Test
  void missingProgramFilesAreExplained() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    Failure failure = start(temp.resolve("data"), port);
    assertEquals(ExitCodes.BLOCKED, failure.exitCode());
    assertTrue(failure.remedy().contains("build KickTrain"));
  }
}

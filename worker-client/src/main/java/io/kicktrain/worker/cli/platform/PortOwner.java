package io.kicktrain.worker.cli.platform;

import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a TCP port is free and, when it is not, who has it. */
final class PortOwner {

  private static final String LISTENING = "0A";

  private PortOwner() {}

  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Who has the port, as the end of the sentence "the port is taken ...". */
  static String describe(int port) {
    String process = process(port).map(p -> " (process " + p + ")").orElse("");
    return platform(port)
        .map(info -> "by a KickTrain platform, version " + info.version() + process)
        .orElse("by another program" + process);
  }

  private static Optional<PlatformInfo> platform(int port) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/platform"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return Optional.of(WireJson.read(answer.body(), PlatformInfo.class));
    } catch (IOException e) {
      return Optional.empty(); // not one of ours
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Linux tells which socket inode listens on the port, and which process holds that inode;
   * elsewhere nothing is known.
   */
  private static Optional<String> process(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(Path::of)
        .filter(Files::isReadable)
        .flatMap(table -> inode(table, port).stream())
        .flatMap(inode -> holder(inode).stream())
        .findFirst();
  }

  private static Optional<String> inode(Path table, int port) {
    String end = String.format(":%04X", port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> line.trim().split("\\s+"))
          .filter(f -> f.length > 9 && f[1].endsWith(end) && f[3].equals(LISTENING))
          .map(f -> f[9])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> holder(String inode) {
    String socket = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses()
        .filter(p -> openFiles(p.pid()).contains(socket))
        .map(p -> p.pid() + p.info().command().map(c -> ", " + c).orElse(""))
        .findFirst();
  }

  private static List<String> openFiles(long pid) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.flatMap(fd -> target(fd).stream()).toList();
    } catch (IOException e) {
      return List.of(); // another user's process
    }
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      return Optional.empty(); // closed meanwhile
    }
  }
}

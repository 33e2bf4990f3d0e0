package io.kicktrain.bench.e2e;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the packaged {@code kicktrain} command as people do: in a process of its own. */
final class KickTrainCommand {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", "1");

  private final Children children;
  private final Path folder;
  private int started;

  /** Commands whose output stays in {@code target/e2e} under the test's name. */
  KickTrainCommand(Children children, String test) throws IOException {
    this.children = children;
    this.folder = Path.of("target", "e2e", test);
    DurableFiles.deleteTree(folder);
  }

  /** What a finished command said. */
  record Result(int exitCode, String output) {}

  Child start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    String name = ++started + "-" + arguments[0];
    return children.start(name, command, ENVIRONMENT, folder.resolve(name + ".log"));
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    Child child = start(arguments);
    if (!child.await(PATIENCE)) {
      child.kill();
      throw new AssertionError(String.join(" ", arguments) + " hangs:\n" + child.tail());
    }
    return new Result(child.exitCode(), child.tail());
  }

  static Path root() {
    return Path.of(System.getProperty("kicktrain.root")).toAbsolutePath().normalize();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path jar() {
    return root().resolve("worker-client/target/kicktrain.jar");
  }
}

package io.kicktrain.worker.cli.platform;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running platform: Payara Micro as a child process. */
public final class PlatformProcess {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String SPINNER = "|/-\\";

  private final Child child;
  private final PlatformSettings settings;
  private final Readiness readiness;

  private PlatformProcess(Child child, PlatformSettings settings) {
    this.child = child;
    this.settings = settings;
    this.readiness = new Readiness(child, settings.address());
  }

  /**
   * Starts a platform; it is not ready yet when this returns.
   *
   * @param children who stops it at the end
   * @param installation where its files are
   * @param settings how it is to run
   * @return the process
   * @throws Failure if the port is taken, the data folder is not usable or a file is missing
   */
  public static PlatformProcess start(
      Children children, Installation installation, PlatformSettings settings) throws Failure {
    DataFolder.prepare(settings.data());
    if (!PortOwner.free(settings.port())) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "port " + settings.port() + " is taken " + PortOwner.describe(settings.port()),
          "stop that program, or choose another port with --port");
    }
    List<String> command = command(installation, settings);
    try {
      Child child = children.start("platform", command, Map.of(), settings.log());
      return new PlatformProcess(child, settings);
    } catch (IOException e) {
      throw new Failure(
          ExitCodes.FAILED, "the platform cannot be started: " + e.getMessage(), "", e);
    }
  }

  static List<String> command(Installation installation, PlatformSettings settings) throws Failure {
    Path data = settings.data().toAbsolutePath().normalize();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + installation.javaOptions());
    command.add("-Xmx" + settings.heapMegabytes() + "m");
    command.add("-Dkicktrain.data=" + data);
    settings
        .anchor()
        .ifPresent(file -> command.add("-Dkicktrain.anchor=" + file.toAbsolutePath().normalize()));
    command.addAll(List.of("-jar", installation.payara().toString()));
    command.addAll(List.of("--deploy", installation.war().toString(), "--contextroot", "/"));
    command.addAll(List.of("--port", Integer.toString(settings.port())));
    command.addAll(List.of("--prebootcommandfile", installation.prebootCommands().toString()));
    command.addAll(List.of("--nocluster", "--nohazelcast", "--disablephonehome"));
    return command;
  }

  /** Its settings. */
  public PlatformSettings settings() {
    return settings;
  }

  /**
   * Waits until it serves, with a spinner.
   *
   * @param screen where to draw
   * @param patience how long a start may take
   * @throws Failure if it ended, its deployment failed, or patience ran out; the message says which
   *     and why
   */
  public void awaitReady(Screen screen, Duration patience) throws Failure, InterruptedException {
    long began = System.nanoTime();
    for (int turn = 0; ; turn++) {
      Duration passed = Duration.ofNanos(System.nanoTime() - began);
      if (isReady()) {
        screen.done("The platform is ready after " + Format.duration(passed) + ".");
        return;
      }
      if (passed.compareTo(patience) > 0) {
        throw failed(ExitCodes.FAILED, "it is still not ready after " + Format.duration(passed));
      }
      String spin = SPINNER.charAt(turn % SPINNER.length()) + " ";
      screen.live(spin + "Starting the platform ... " + Format.duration(passed));
      Thread.sleep(POLL.toMillis());
    }
  }

  private boolean isReady() throws Failure, InterruptedException {
    Readiness.State state = readiness.check();
    if (state instanceof Readiness.Refused refused) {
      throw failed(ExitCodes.BLOCKED, refused.reason());
    }
    if (state instanceof Readiness.Crashed crashed) {
      throw failed(ExitCodes.FAILED, crashed.reason());
    }
    return state instanceof Readiness.Ready;
  }

  /**
   * Checks that it still runs.
   *
   * @throws Failure if it has ended
   */
  public void check() throws Failure {
    if (!child.alive()) {
      throw ended();
    }
  }

  /**
   * Waits until it ends, which it should not.
   *
   * @return the failure to throw
   */
  public Failure awaitEnd() throws InterruptedException {
    while (!child.await(Duration.ofHours(1))) {
      // It runs until it is stopped.
    }
    return ended();
  }

  private Failure ended() {
    return child.wasStopped()
        ? new Failure(ExitCodes.INTERRUPTED, "the platform was stopped", "")
        : failed(ExitCodes.FAILED, "it ended with exit code " + child.exitCode());
  }

  private Failure failed(int exitCode, String reason) {
    return new Failure(
        exitCode,
        "the platform does not run: " + reason,
        "its log is " + child.log().toAbsolutePath());
  }
}

package io.kicktrain.worker.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The processes a command started. They end with it: at {@link #close}, and by a shutdown hook when
 * the Java machine ends for another reason such as Ctrl-C.
 */
public final class Children implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Deque<Child> running = new ArrayDeque<>();
  private final Thread hook = new Thread(this::stopAll, "stop-children");
  private boolean closed;

  /** No processes yet; from now on they would be stopped at exit. */
  public Children() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a process.
   *
   * @param name what messages call it
   * @param command the program and its arguments
   * @param environment variables to set in addition to this process's own
   * @param log the file its output is appended to; its folder is created
   * @return the running process
   * @throws IOException if it cannot be started or the log not be written
   */
  public synchronized Child start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    if (closed) {
      throw new IOException("stopping: no new process is started");
    }
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    Child child = new Child(name, process, log);
    running.push(child);
    return child;
  }

  /** Stops everything, the youngest first, and waits until it has ended. */
  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The Java machine is ending already: the hook has run or runs beside us and finds nothing to
      // do.
    }
  }

  private synchronized void stopAll() {
    closed = true;
    while (!running.isEmpty()) {
      running.pop().stop(PATIENCE);
    }
  }
}

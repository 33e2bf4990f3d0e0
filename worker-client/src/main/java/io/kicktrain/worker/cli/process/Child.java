package io.kicktrain.worker.cli.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One child process whose output goes to a file. */
public final class Child {

  /** Exit codes of a Java machine that a signal has ended: 128 and the signal's number. */
  private static final int SIGINT = 130;

  private static final int SIGTERM = 143;
  private static final int TAIL_BYTES = 64 << 10;

  private final String name;
  private final Process process;
  private final Path log;

  Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** The operating system's number for it. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /**
   * Its exit code.
   *
   * @return the code
   * @throws IllegalThreadStateException if it still runs
   */
  public int exitCode() {
    return process.exitValue();
  }

  /**
   * Whether it has ended because somebody asked it to: Ctrl-C reaches every process of a terminal.
   */
  public boolean wasStopped() {
    return !alive() && (exitCode() == SIGINT || exitCode() == SIGTERM);
  }

  /** Waits until it has ended, at most {@code patience}; tells whether it has. */
  public boolean await(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends it at once, without a chance to clean up: what a power cut would do to it. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Asks it to end, and ends it by force when {@code patience} has passed. */
  public void stop(Duration patience) {
    process.destroy();
    try {
      if (!await(patience)) {
        kill();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The last lines of its output.
   *
   * @param lines how many at most
   * @return the lines, oldest first; empty when the log cannot be read
   */
  public List<String> lastLines(int lines) {
    List<String> all = tail().lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** The last 64 KiB of its output. */
  public String tail() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // only used to explain another failure
    }
  }
}

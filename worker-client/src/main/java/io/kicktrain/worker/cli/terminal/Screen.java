package io.kicktrain.worker.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * One output with at most one live line at its bottom. On a terminal {@link #live} redraws that
 * line in place; elsewhere (a file, a pipe, a build server) it prints a plain line, at most one per
 * interval. Thread-safe.
 */
public final class Screen {

  private static final String CLEAR_LINE = "\r\033[2K";
  private static final int DEFAULT_WIDTH = 80;

  private final PrintStream out;
  private final boolean terminal;
  private final int width;
  private final Duration plainInterval;
  private String line = "";
  private long lastPlainNanos;
  private boolean anyPlain;

  /**
   * A screen.
   *
   * @param out where to print
   * @param terminal whether a line can be redrawn there
   * @param width characters in a line
   * @param plainInterval least time between two plain progress lines where lines cannot be redrawn
   */
  public Screen(PrintStream out, boolean terminal, int width, Duration plainInterval) {
    this.out = out;
    this.terminal = terminal;
    this.width = width;
    this.plainInterval = plainInterval;
  }

  /** The process's one standard output. */
  public static Screen standard() {
    return Standard.SCREEN;
  }

  private static final class Standard {
    static final Screen SCREEN =
        new Screen(System.out, isTerminal() && canRedraw(), columns(), Duration.ofSeconds(10));
  }

  /** The launcher tells; without it, an older Java knows and a newer one always says yes. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    String told = System.getProperty("kicktrain.tty");
    return told == null ? System.console() != null : Boolean.parseBoolean(told);
  }

  private static boolean canRedraw() {
    return !"dumb".equals(System.getenv("TERM"));
  }

  private static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Integer.parseInt(columns)
        : DEFAULT_WIDTH;
  }

  /** Prints a line that stays. */
  public synchronized void say(String text) {
    erase();
    out.println(text);
    out.print(line);
    out.flush();
  }

  /** Replaces the live line; elsewhere prints it when the interval has passed. */
  public synchronized void live(String text) {
    if (terminal) {
      erase();
      line = text.length() < width ? text : text.substring(0, width - 1);
      out.print(line);
      out.flush();
    } else if (due()) {
      out.println(text);
    }
  }

  /** Ends the live line: {@code text} stays in its place. */
  public synchronized void done(String text) {
    erase();
    line = "";
    anyPlain = false;
    out.println(text);
    out.flush();
  }

  /** Removes the live line. */
  public synchronized void clear() {
    erase();
    line = "";
    anyPlain = false;
    out.flush();
  }

  private void erase() {
    if (terminal && !line.isEmpty()) {
      out.print(CLEAR_LINE);
    }
  }

  private boolean due() {
    long now = System.nanoTime();
    if (anyPlain && now - lastPlainNanos < plainInterval.toNanos()) {
      return false;
    }
    anyPlain = true;
    lastPlainNanos = now;
    return true;
  }
}

package io.kicktrain.bench.cli;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Collects rows and shows how far the benchmark is. */
final class LiveReport implements Report {

  /** Writes what is known so far. */
  interface Saver {
    void save() throws IOException;
  }

  private final Results results;
  private final Screen screen;
  private final Saver saver;
  private final long started = System.nanoTime();
  private int total;
  private int begun;

  LiveReport(Results results, Screen screen, Saver saver) {
    this.results = results;
    this.screen = screen;
    this.saver = saver;
  }

  @Override
  public boolean quick() {
    return results.quick();
  }

  @Override
  public synchronized void steps(int newTotal) {
    total = newTotal;
  }

  @Override
  public synchronized void step(String what) {
    int done = begun++;
    String of = total > 0 ? begun + "/" + Math.max(total, begun) + "  " : "";
    screen.live(of + what + remaining(done));
  }

  private String remaining(int done) {
    if (done == 0 || total <= done) {
      return "";
    }
    long nanos = (System.nanoTime() - started) / done * (total - done);
    return "  (about " + Format.duration(Duration.ofNanos(nanos)) + " left)";
  }

  @Override
  public void section(String title) {
    results.section(title);
  }

  @Override
  public void add(Row row) {
    results.add(row);
    screen.say("  " + TextTable.line(row));
    try {
      saver.save();
    } catch (IOException e) {
      throw new UncheckedIOException("the results cannot be written", e);
    }
  }
}

package io.kicktrain.bench.ledger;

import java.util.Arrays;

/** Seconds and percentiles. */
final class Stopwatch {

  private static final double NANOS = 1e9;

  /** Something that is timed. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  private Stopwatch() {}

  static double seconds(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / NANOS;
  }

  /** How often a task ran in a second: again and again for at least {@code seconds}. */
  static double perSecond(double seconds, Task task) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * NANOS);
    long runs = 0;
    long now = start;
    while (now < end) {
      task.run();
      runs++;
      now = System.nanoTime();
    }
    return runs * NANOS / (now - start);
  }

  /** The 99th percentile in milliseconds: 99 of 100 are at most this long. */
  static double p99Millis(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6;
  }
}

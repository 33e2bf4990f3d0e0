package io.kicktrain.bench;

/** Something that {@code ./kicktrain bench NAME} measures. Listed in {@code cli.Benchmarks}. */
public interface Benchmark {

  /** One lower-case word: what is typed after {@code bench}. */
  String name();

  /** One sentence for the list of benchmarks. */
  String summary();

  /**
   * Measures and reports, row by row, so that an interrupted run has shown what it found.
   *
   * @throws InterruptedException if it is to stop
   * @throws Exception if something cannot be measured; what was reported before is kept
   */
  void run(Report report) throws Exception;
}

package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** How fast messages are read. */
final class DecodeRows {

  private static final int ITERATION = 300;

  private final Report report;
  private final Forks forks;
  private final double count;
  private final Job sign;
  private final Job inTurns;
  private final Job dense;
  private final Job fourBits;

  DecodeRows(Report report) {
    this.report = report;
    forks = new Forks(report, ITERATION);
    long parameters = Sizes.small(report);
    count = parameters / 1000.0;
    sign = signs(parameters);
    inTurns = sign.calling("decodeInTurns");
    dense = sign.with("perMillion", 10_000);
    fourBits = sign.with("format", "Q4");
  }

  /** Decodes a message with the signs of 0.1% of so many coordinates. */
  static Job signs(long parameters) {
    return Job.of(DecodeTiming.class, "decode")
        .with("parameters", parameters)
        .with("perMillion", 1000)
        .with("format", "SIGN");
  }

  int steps() {
    return forks.count(jobs().size());
  }

  private List<Job> jobs() {
    return List.of(sign, inTurns, ThreadsTiming.JOB, dense, fourBits);
  }

  void run() throws RunnerException {
    report.section("Decoding, nonzeros a second and core");
    Measured measured = forks.run(jobs());
    Row main = Row.of("decode-nonzeros-per-second", "1/s", measured.rates(sign, count));
    report.add(main.atLeast(150e6).note("signs, 0.1% of 124.4M coordinates"));
    report.add(Row.of("decode-nonzeros-per-second-1pct", "1/s", measured.rates(dense, 10 * count)));
    report.add(Row.of("decode-nonzeros-per-second-4bit", "1/s", measured.rates(fourBits, count)));
    report.add(ThreadsTiming.askedSpeedUp("decode-speed-up-two-threads", measured, inTurns));
  }
}

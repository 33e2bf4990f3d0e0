package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** How many messages the hub sums. */
final class HubRows {

  private static final int ITERATION = 500;
  private static final int FEW = 64;
  private static final int MANY = 256;

  private final Report report;
  private final Forks forks;

  HubRows(Report report) {
    this.report = report;
    forks = new Forks(report, ITERATION);
  }

  /** Forks, and the writing of the messages. */
  int steps() {
    return 1 + forks.count(3);
  }

  void run() throws RunnerException, IOException {
    report.section("The hub's side: sum, server's residual, selection, coding; a second and core");
    report.step("writing " + MANY + " messages");
    try (Messages messages = Messages.write(Sizes.small(report), MANY)) {
      Job many =
          Job.of(HubTiming.class, "aggregate")
              .with("parameters", Sizes.small(report))
              .with("count", MANY)
              .with("threads", 1)
              .jvm("-Xmx1g", "-D" + HubTiming.FOLDER + "=" + messages.folder());
      Job few = many.with("count", FEW);
      Job twice = few.with("threads", 2);
      Measured measured = forks.run(List.of(few, many, twice));
      report.add(aggregation(FEW, measured.rates(few, FEW)));
      report.add(aggregation(MANY, measured.rates(many, MANY)));
      double[] speedUp = measured.ratios(few, twice);
      report.add(Row.of("aggregate-speed-up-two-threads", "x", speedUp).atLeast(1.7));
    }
  }

  private static Row aggregation(int messages, double[] rates) {
    return Row.of("aggregate-messages-per-second-" + messages, "messages/s", rates).atLeast(600);
  }
}

package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
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
      report.add(
          Row.of(
                  "aggregate-ms-per-message",
                  "ms",
                  perMessage(measured.millis(few), measured.millis(many)))
              .note("from 64 to 256 messages: what one more costs, to decode, add and divide."));
      report.add(
          Row.of(
                  "aggregate-ms-without-messages",
                  "ms",
                  fixed(measured.millis(few), measured.millis(many)))
              .note(
                  "what is left of 64 messages then: the residual is read, cut, scanned, written."));
      double[] speedUp = measured.ratios(few, twice);
      report.add(Row.of("aggregate-speed-up-two-threads", "x", speedUp).atLeast(1.7));
    }
  }

  /** The slope between the two numbers of messages, turn by turn. */
  private static double[] perMessage(double[] few, double[] many) {
    return IntStream.range(0, few.length)
        .mapToDouble(turn -> (many[turn] - few[turn]) / (MANY - FEW))
        .toArray();
  }

  private static double[] fixed(double[] few, double[] many) {
    double[] each = perMessage(few, many);
    return IntStream.range(0, few.length)
        .mapToDouble(turn -> few[turn] - FEW * each[turn])
        .toArray();
  }

  private static Row aggregation(int messages, double[] rates) {
    return Row.of("aggregate-messages-per-second-" + messages, "messages/s", rates).atLeast(600);
  }
}

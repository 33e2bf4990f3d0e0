package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;

/** How many messages the hub sums. */
final class HubRows {

  private static final int ITERATION = 500;
  private static final int FEW = 64;
  private static final int MANY = 256;
  private static final int JOBS = 6;

  private final Report report;
  private final Forks forks;

  HubRows(Report report) {
    this.report = report;
    forks = new Forks(report, ITERATION);
  }

  /** Forks, and the writing of the messages. */
  int steps() {
    return 1 + forks.count(JOBS);
  }

  void run() throws RunnerException, IOException {
    report.section("The hub's side: sum, server's residual, selection, coding; a second and core");
    report.step("writing " + MANY + " messages");
    try (Messages messages = Messages.write(Sizes.small(report), MANY)) {
      rows(messages.folder());
    }
  }

  private void rows(Path folder) throws RunnerException {
    long parameters = Sizes.small(report);
    Job many =
        Job.of(HubTiming.class, "aggregate")
            .with("parameters", parameters)
            .with("count", MANY)
            .with("threads", 1)
            .jvm("-Xms2g", "-Xmx2g", "-D" + HubTiming.FOLDER + "=" + folder);
    Job few = many.with("count", FEW);
    Job one = many.with("count", 1);
    Job twice = few.with("threads", 2);
    Job decode = DecodeRows.signs(parameters);
    Job addition = DonorRows.addition(parameters / Geometry.SEGMENT);
    Measured measured = forks.run(List.of(twice, few, many, decode, addition, one));
    double each = Row.of("any", "ms", measured.millis(decode)).value();
    double once = Row.of("any", "ms", measured.millis(addition)).value();
    report.add(aggregation(FEW, measured.rates(few, FEW), once + FEW * each));
    report.add(aggregation(MANY, measured.rates(many, MANY), once + MANY * each));
    report.add(
        Row.of(
                "aggregate-ms-per-message",
                "ms",
                perMessage(measured.millis(few), measured.millis(many)))
            .against("decoding it alone", each)
            .note("from 64 to 256 messages: what one more costs, to read, decode, add and divide"));
    report.add(
        Row.of("aggregate-ms-one-message", "ms", measured.millis(one))
            .against("adding one vector to another", once)
            .note("residual and mean are added, scanned and selected from, and a delta is coded"));
    double[] speedUp = measured.ratios(few, twice);
    report.add(Row.of("aggregate-speed-up-two-threads", "x", speedUp).atLeast(1.7));
  }

  /** The slope between the two numbers of messages, turn by turn. */
  private static double[] perMessage(double[] few, double[] many) {
    return IntStream.range(0, few.length)
        .mapToDouble(turn -> (many[turn] - few[turn]) / (MANY - FEW))
        .toArray();
  }

  /** Compared with what is left if adding, dividing, selecting and coding took no time. */
  private static Row aggregation(int messages, double[] rates, double leastMillis) {
    return Row.of("aggregate-messages-per-second-" + messages, "messages/s", rates)
        .atLeast(600)
        .against("only decoding them and adding one vector", messages / leastMillis * 1e3);
  }
}

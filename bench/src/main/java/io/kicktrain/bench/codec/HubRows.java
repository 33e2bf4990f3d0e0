package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;

/** How many messages the hub sums. */
final class HubRows {

  private static final int ITERATION = 1000;
  private static final int FEW = 64;
  private static final int MANY = 256;
  private static final int JOBS = 9;

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
    Jobs jobs = jobs(folder);
    Measured measured = forks.run(jobs.all());
    double decode = Row.of("any", "ms", measured.millis(jobs.decode)).value();
    double addition = Row.of("any", "ms", measured.millis(jobs.addition)).value();
    double[] leastSums = sums(measured.millis(jobs.leastSums));
    double least = decode + Row.of("any", "ms", leastSums).value();
    report.add(aggregation(FEW, measured.rates(jobs.few, FEW), addition + FEW * least));
    report.add(aggregation(MANY, measured.rates(jobs.many, MANY), addition + MANY * least));
    report.add(
        Row.of(
                "aggregate-ms-per-message",
                "ms",
                perMessage(measured.millis(jobs.few), measured.millis(jobs.many)))
            .against("decoding it alone", decode)
            .note("from 64 to 256 messages: what one more costs, to read, decode, add and divide"));
    report.add(
        Row.of("aggregate-sum-ms-per-message", "ms", sums(measured.millis(jobs.sums)))
            .against("decoding it alone", decode)
            .note("only to add and divide, of 256 messages whose segments have been decoded"));
    report.add(
        Row.of("aggregate-least-sum-ms-per-message", "ms", leastSums)
            .against("decoding it alone", decode)
            .note("the same in the simplest loops over values that were sorted before"));
    report.add(
        Row.of("aggregate-ms-one-message", "ms", measured.millis(jobs.one))
            .against("adding one vector to another", addition)
            .note("residual and mean are added, scanned and selected from, and a delta is coded"));
    report.add(ThreadsTiming.speedUp("aggregate-speed-up-two-threads", measured, jobs.inTurns));
  }

  private record Jobs(
      Job inTurns, Job few, Job many, Job decode, Job sums, Job leastSums, Job addition, Job one) {
    /** What is compared follows each other. */
    List<Job> all() {
      return List.of(inTurns, ThreadsTiming.JOB, few, many, decode, sums, leastSums, addition, one);
    }
  }

  private Jobs jobs(Path folder) {
    long parameters = Sizes.small(report);
    String messages = "-D" + HubTiming.FOLDER + "=" + folder;
    Job many =
        Job.of(HubTiming.class, "aggregate")
            .with("parameters", parameters)
            .with("count", MANY)
            .jvm("-Xms2g", "-Xmx2g", messages);
    Job few = many.with("count", FEW);
    Job sums = Job.of(SumTiming.class, "sum").with("count", MANY).jvm(messages);
    return new Jobs(
        few.calling("aggregateInTurns"),
        few,
        many,
        DecodeRows.signs(parameters),
        sums,
        sums.calling("least"),
        DonorRows.addition(parameters / Geometry.SEGMENT),
        many.with("count", 1));
  }

  /** From a few segments of all messages to all segments of one. */
  private double[] sums(double[] millis) {
    double ofAll = (double) Sizes.small(report) / Geometry.SEGMENT / SumTiming.SEGMENTS / MANY;
    return Arrays.stream(millis).map(ms -> ms * ofAll).toArray();
  }

  /** The slope between the two numbers of messages, turn by turn. */
  private static double[] perMessage(double[] few, double[] many) {
    return IntStream.range(0, few.length)
        .mapToDouble(turn -> (many[turn] - few[turn]) / (MANY - FEW))
        .toArray();
  }

  /**
   * Compared with what is left if selecting, coding and bringing values to their places took no
   * time.
   */
  private static Row aggregation(int messages, double[] rates, double leastMillis) {
    return Row.of("aggregate-messages-per-second-" + messages, "messages/s", rates)
        .atLeast(600)
        .against("the least: decoding, sums, adding one vector", messages / leastMillis * 1e3);
  }
}

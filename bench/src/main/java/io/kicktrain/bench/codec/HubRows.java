package io.kicktrain.bench.codec;

import io.kicktrain.bench.Project;
import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** How many messages the hub sums. */
final class HubRows {

  private static final int ITERATION = 1000;
  private static final int FEW = 64;
  private static final int MANY = 256;
  private static final int JOBS = 10;

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

  void run() throws RunnerException, IOException, Failure {
    report.section("The hub's side: sum, server's residual, selection, coding; a second and core");
    report.step("writing " + MANY + " messages");
    try (Messages messages = Messages.write(Sizes.small(report), MANY)) {
      rows(messages.folder());
    }
  }

  private void rows(Path folder) throws RunnerException, Failure {
    Jobs jobs = jobs(folder);
    Measured measured = forks.run(jobs.all());
    double[] decode = measured.millis(jobs.decode);
    double[] leastSums = sums(measured.millis(jobs.leastSums));
    double[] addition = measured.millis(jobs.addition);
    aggregation(FEW, measured.rates(jobs.few, FEW), decode, leastSums, addition);
    aggregation(MANY, measured.rates(jobs.many, MANY), decode, leastSums, addition);
    report.add(
        Row.of(
                "aggregate-messages-per-second-" + MANY + "-vector",
                "messages/s",
                measured.rates(jobs.vector, MANY))
            .note("by a hub that is started with the Vector API"));
    Row decoding =
        Row.of("aggregate-decode-ms-per-message", "ms", decode)
            .note("the same message again and again");
    report.add(
        Row.of(
                "aggregate-ms-per-message",
                "ms",
                perMessage(measured.millis(jobs.few), measured.millis(jobs.many)))
            .against("decoding it alone", decoding.value())
            .note("from 64 to 256 messages: what one more costs, to read, decode, add and divide"));
    report.add(decoding);
    report.add(
        Row.of("aggregate-sum-ms-per-message", "ms", sums(measured.millis(jobs.sums)))
            .against("decoding it alone", decoding.value())
            .note("only to add and divide, of 256 messages whose segments have been decoded"));
    report.add(
        Row.of("aggregate-least-sum-ms-per-message", "ms", leastSums)
            .against("decoding it alone", decoding.value())
            .note("the same in the simplest loops over values that were sorted before"));
    Row adding =
        Row.of("aggregate-addition-ms", "ms", addition)
            .note("one segment, which stays in the cache, added to each of the residual");
    report.add(
        Row.of("aggregate-ms-one-message", "ms", measured.millis(jobs.one))
            .against("adding to the residual", adding.value())
            .note("residual and mean are added, scanned and selected from, and a delta is coded"));
    report.add(adding);
    report.add(
        ThreadsTiming.askedSpeedUp("aggregate-speed-up-two-threads", measured, jobs.inTurns));
  }

  /** What is measured, and what it would be if only what cannot be left out took time. */
  private void aggregation(
      int messages, double[] rates, double[] decode, double[] leastSums, double[] addition) {
    double[] bound = new double[rates.length];
    Arrays.setAll(
        bound,
        turn -> 1e3 * messages / (addition[turn] + messages * (decode[turn] + leastSums[turn])));
    Row least =
        Row.of("aggregate-bound-messages-per-second-" + messages, "messages/s", bound)
            .note("turn by turn: decoding, least sums, and adding to the residual, all else free");
    report.add(
        Row.of("aggregate-messages-per-second-" + messages, "messages/s", rates)
            .atLeast(600)
            .against("the bound below", least.value()));
    report.add(least);
  }

  private record Jobs(
      Job inTurns,
      Job few,
      Job many,
      Job vector,
      Job decode,
      Job sums,
      Job leastSums,
      Job addition,
      Job one) {
    /** What is compared follows each other. */
    List<Job> all() {
      return List.of(
          inTurns, ThreadsTiming.JOB, few, many, vector, decode, sums, leastSums, addition, one);
    }
  }

  /** In Java machines like a hub's, but for the heap: vectors are read from files there. */
  private Jobs jobs(Path folder) throws Failure {
    long parameters = Sizes.small(report);
    String messages = "-D" + HubTiming.FOLDER + "=" + folder;
    String[] small = {Project.hubOptions(), "-Xmx256m", messages};
    String[] large = {Project.hubOptions(), "-Xms2g", "-Xmx2g", messages};
    Job many =
        Job.of(HubTiming.class, "aggregate")
            .with("parameters", parameters)
            .with("count", MANY)
            .jvm(large);
    Job few = many.with("count", FEW);
    Job sums = Job.of(SumTiming.class, "sum").with("count", MANY).jvm(small);
    return new Jobs(
        few.calling("aggregateInTurns"),
        few,
        many,
        many.jvm(with(large, "--add-modules=jdk.incubator.vector")),
        DecodeRows.signs(parameters).jvm(small),
        sums,
        sums.calling("least"),
        Job.of(PassTiming.class, "additionOfOneSegment")
            .with("segments", parameters / Geometry.SEGMENT)
            .jvm(large),
        many.with("count", 1));
  }

  private static String[] with(String[] arguments, String more) {
    return Stream.concat(Arrays.stream(arguments), Stream.of(more)).toArray(String[]::new);
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
}

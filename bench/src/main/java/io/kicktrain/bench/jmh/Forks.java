package io.kicktrain.bench.jmh;

import io.kicktrain.bench.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs jobs in turns: the first fork of each, then the second of each, and so on, so that a machine
 * that becomes slower or faster meanwhile does so for all of them, and ratios hold.
 */
public final class Forks {

  private static final int TURNS = 5;
  private static final int QUICK_TURNS = 2;

  /**
   * A young generation that is soon used up and then used again, as in a process that runs for
   * long: memory that was never touched has to be fetched from the system, a page at a time, and
   * without a limit there is enough of it for all measurements of a fork.
   */
  private static final List<String> COLLECTOR = List.of("-XX:+UseSerialGC", "-Xmn64m");

  private final Report report;
  private final int turns;
  private final TimeValue iteration;

  /**
   * Five forks of each job, two in a quick run.
   *
   * @param report is told about every fork
   * @param millis length of one measurement; five are made after three to warm up, and the fork's
   *     value is their median
   */
  public Forks(Report report, int millis) {
    this(report, millis, TURNS);
  }

  /**
   * The same with another number of forks.
   *
   * @param turns forks of each job, 1 or more; at most two in a quick run
   */
  public Forks(Report report, int millis, int turns) {
    this.report = report;
    this.turns = report.quick() ? Math.min(turns, QUICK_TURNS) : turns;
    this.iteration = TimeValue.milliseconds(millis);
    System.setProperty("jmh.ignoreLock", "true"); // a lock file of another user would be in the way
  }

  /** Forks that {@link #run} starts for so many jobs. */
  public int count(int jobs) {
    return jobs * turns;
  }

  /**
   * Measures.
   *
   * @return one value a fork, in the order of the turns
   */
  public Measured run(Collection<Job> jobs) throws RunnerException {
    Map<Job, double[]> seconds = new HashMap<>();
    Map<Job, double[]> inTurns = new HashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (Job job : jobs) {
        report.step(job + ", fork " + (turn + 1) + " of " + turns);
        List<IterationResult> iterations = fork(job);
        seconds.computeIfAbsent(job, any -> new double[turns])[turn] = seconds(iterations);
        inTurns.computeIfAbsent(job, any -> new double[turns])[turn] = inTurns(iterations);
      }
    }
    return new Measured(seconds, inTurns);
  }

  private List<IterationResult> fork(Job job) throws RunnerException {
    List<String> arguments = new ArrayList<>(COLLECTOR);
    arguments.addAll(job.jvmArguments());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + job.type().getName().replace(".", "\\.") + "\\." + job.method() + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .threads(job.threads())
            .warmupIterations(3)
            .warmupTime(iteration)
            .measurementIterations(5)
            .measurementTime(iteration)
            .jvmArgs(arguments.toArray(String[]::new))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    job.parameters().forEach(options::param);
    return new Runner(options.build())
        .runSingle().getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .toList();
  }

  private static double seconds(List<IterationResult> iterations) {
    return median(iterations, iteration -> iteration.getPrimaryResult().getScore() / 1e9);
  }

  /** Not a number for a job that does not take {@link InTurns}. */
  private static double inTurns(List<IterationResult> iterations) {
    return median(
        iterations,
        iteration -> {
          Result<?> first = iteration.getSecondaryResults().get(InTurns.FIRST);
          Result<?> second = iteration.getSecondaryResults().get(InTurns.SECOND);
          return first == null || second == null
              ? Double.NaN
              : first.getScore() / second.getScore();
        });
  }

  private static double median(
      List<IterationResult> iterations, ToDoubleFunction<IterationResult> value) {
    double[] sorted = iterations.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

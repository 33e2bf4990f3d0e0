package io.kicktrain.bench.jmh;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What the forks of some jobs measured: each method has one value a fork, in the same order. */
public final class Measured {

  private final Map<Job, double[]> secondsPerCall;
  private final Map<Job, double[]> inTurns;

  Measured(Map<Job, double[]> secondsPerCall, Map<Job, double[]> inTurns) {
    this.secondsPerCall = Map.copyOf(secondsPerCall);
    this.inTurns = Map.copyOf(inTurns);
  }

  /** Seconds per call. */
  public double[] seconds(Job job) {
    return valuesOf(job, secondsPerCall);
  }

  /** Time of the first over that of the second, of a job that takes {@link InTurns}. */
  public double[] ratiosInTurns(Job job) {
    return valuesOf(job, inTurns);
  }

  private static double[] valuesOf(Job job, Map<Job, double[]> values) {
    double[] ofForks = values.get(job);
    if (ofForks == null || Arrays.stream(ofForks).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("not measured: " + job);
    }
    return ofForks.clone();
  }

  /** Milliseconds per call. */
  public double[] millis(Job job) {
    return map(job, seconds -> seconds * 1e3);
  }

  /** Things per second, when all threads of a call together do {@code count} of them. */
  public double[] rates(Job job, double count) {
    return map(job, seconds -> count / seconds);
  }

  /** Time of a job over that of another one in the same turn. */
  public double[] ratios(Job job, Job reference) {
    double[] ratios = seconds(job);
    double[] of = seconds(reference);
    Arrays.setAll(ratios, i -> ratios[i] / of[i]);
    return ratios;
  }

  private double[] map(Job job, DoubleUnaryOperator f) {
    return Arrays.stream(seconds(job)).map(f).toArray();
  }
}

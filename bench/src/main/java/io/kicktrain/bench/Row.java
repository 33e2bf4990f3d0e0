package io.kicktrain.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * One measured quantity.
 *
 * @param name lower case with hyphens; unique in a report, the same in every run
 * @param unit of the value, of all runs and of the target
 * @param runs every measurement, at least one: for a timing, one of each fork of the Java machine
 * @param reference what it is compared with, if anything
 * @param target what is asked of it, if anything
 * @param note what one must know to read the number; may be empty
 */
public record Row(
    String name,
    String unit,
    List<Double> runs,
    Optional<Reference> reference,
    Optional<Target> target,
    String note) {

  /**
   * What a row is compared with.
   *
   * @param what its name
   * @param value in the row's unit, not zero
   */
  public record Reference(String what, double value) {}

  /**
   * What is asked of a row.
   *
   * @param atMost whether the value may not be larger than the limit; otherwise not smaller
   * @param limit in the row's unit
   */
  public record Target(boolean atMost, double limit) {

    /** Whether a value keeps to it. */
    public boolean holds(double value) {
      return atMost ? value <= limit : value >= limit;
    }
  }

  public Row {
    if (!name.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
      throw new IllegalArgumentException("a row's name is lower case with hyphens, not " + name);
    }
    runs = List.copyOf(runs);
    if (runs.isEmpty() || runs.stream().anyMatch(run -> !Double.isFinite(run))) {
      throw new IllegalArgumentException(name + " needs runs with finite values, not " + runs);
    }
  }

  /** A row of measurements without anything to compare them with. */
  public static Row of(String name, String unit, double... runs) {
    List<Double> all = Arrays.stream(runs).boxed().toList();
    return new Row(name, unit, all, Optional.empty(), Optional.empty(), "");
  }

  /** The same row, compared with {@code what}, which is {@code reference} of the row's units. */
  public Row against(String what, double reference) {
    return new Row(name, unit, runs, Optional.of(new Reference(what, reference)), target, note);
  }

  /** The same row, of which at most {@code limit} is asked. */
  public Row atMost(double limit) {
    return new Row(name, unit, runs, reference, Optional.of(new Target(true, limit)), note);
  }

  /** The same row, of which at least {@code limit} is asked. */
  public Row atLeast(double limit) {
    return new Row(name, unit, runs, reference, Optional.of(new Target(false, limit)), note);
  }

  /** The same row with a remark. */
  public Row note(String remark) {
    return new Row(name, unit, runs, reference, target, remark);
  }

  /** The median of the runs; of an even number, the mean of the two in the middle. */
  public double value() {
    double[] sorted = sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest run. */
  public double min() {
    return sorted().findFirst().orElseThrow();
  }

  /** The largest run. */
  public double max() {
    return sorted().max().orElseThrow();
  }

  /** The value over its reference, if there is one. */
  public Optional<Double> ratio() {
    return reference.map(r -> value() / r.value());
  }

  /** Whether the value keeps to its target, if there is one. */
  public Optional<Boolean> reached() {
    return target.map(t -> t.holds(value()));
  }

  private DoubleStream sorted() {
    return runs.stream().mapToDouble(Double::doubleValue).sorted();
  }
}

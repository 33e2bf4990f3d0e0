package io.kicktrain.bench.cli;

import io.kicktrain.bench.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a run of a benchmark has found so far. Thread-safe. */
final class Results {

  /** Rows under one title. */
  record Section(String title, List<Row> rows) {}

  private final String benchmark;
  private final boolean quick;
  private final Machine machine;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final long startNanos = System.nanoTime();
  private final List<Section> sections = new ArrayList<>();
  private boolean complete;

  Results(String benchmark, boolean quick, Machine machine) {
    this.benchmark = benchmark;
    this.quick = quick;
    this.machine = machine;
  }

  String benchmark() {
    return benchmark;
  }

  boolean quick() {
    return quick;
  }

  Machine machine() {
    return machine;
  }

  Instant started() {
    return started;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  synchronized void section(String title) {
    sections.add(new Section(title, new ArrayList<>()));
  }

  synchronized void add(Row row) {
    if (sections.stream()
        .flatMap(s -> s.rows().stream())
        .anyMatch(r -> r.name().equals(row.name()))) {
      throw new IllegalArgumentException("there is a row " + row.name() + " already");
    }
    if (sections.isEmpty()) {
      section("Results");
    }
    sections.get(sections.size() - 1).rows().add(row);
  }

  synchronized void complete() {
    complete = true;
  }

  synchronized boolean isComplete() {
    return complete;
  }

  /** The sections that have rows. */
  synchronized List<Section> sections() {
    return sections.stream()
        .filter(section -> !section.rows().isEmpty())
        .map(section -> new Section(section.title(), List.copyOf(section.rows())))
        .toList();
  }
}

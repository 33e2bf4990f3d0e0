package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.Geometry;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Times of the donor's side, in passes over the update. */
final class DonorRows {

  private static final int ITERATION = 500;

  private final Report report;
  private final Forks forks;
  private final Job pass;
  private final Job encode;
  private final Job blocks;
  private final Job twice;

  DonorRows(Report report) {
    this.report = report;
    forks = new Forks(report, ITERATION);
    long segments = Sizes.small(report) / Geometry.SEGMENT;
    pass = Job.of(PassTiming.class, "pass").with("segments", segments).jvm("-Xmx1g");
    encode =
        Job.of(DonorTiming.class, "encode")
            .with("segments", segments)
            .with("selection", "global")
            .with("threads", 1)
            .jvm("-Xms3g", "-Xmx3g");
    blocks = encode.with("selection", "blocks");
    twice = encode.with("threads", 2);
  }

  int steps() {
    return forks.count(jobs().size());
  }

  private List<Job> jobs() {
    return List.of(pass, pass.threads(2), encode, blocks, twice);
  }

  void run() throws RunnerException {
    report.section("The donor's side: feedback, selection, quantisation, coding");
    Measured measured = forks.run(jobs());
    report.add(Row.of("pass-ms", "ms", measured.millis(pass)));
    report.add(Row.of("pass-ms-two-threads", "ms", measured.millis(pass.threads(2))));
    report.add(Row.of("encode-passes", "passes", measured.ratios(encode, pass)).atMost(4.2));
    report.add(Row.of("encode-passes-blocks", "passes", measured.ratios(blocks, pass)));
    report.add(
        Row.of("encode-passes-two-threads", "passes", measured.ratios(twice, pass.threads(2))));
    report.add(
        Row.of("encode-speed-up-two-threads", "x", measured.ratios(encode, twice)).atLeast(1.7));
  }
}

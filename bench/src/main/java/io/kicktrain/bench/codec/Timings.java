package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Times of the donor's and of the hub's side, each against reading the vector once. */
final class Timings {

  private final Report report;
  private final Forks forks;
  private final int segments;

  Timings(Report report) {
    this.report = report;
    forks = new Forks(report, report.quick() ? Forks.QUICK : Forks.FULL, 500);
    segments = (int) (Sizes.GPT2_SMALL / Geometry.SEGMENT) / (report.quick() ? 8 : 1);
  }

  void run() throws RunnerException {
    donor();
    decode();
  }

  private void donor() throws RunnerException {
    report.section("The donor's side: feedback, selection, quantisation, coding");
    Job pass = Job.of(PassTiming.class, "pass").with("segments", segments).jvm("-Xmx1g");
    Job encode =
        Job.of(DonorTiming.class, "encode").with("segments", segments).jvm("-Xms3g", "-Xmx3g");
    Job blocks = encode.with("selection", "blocks");
    Measured measured = forks.run(List.of(pass, pass.threads(2), encode, blocks));
    report.add(Row.of("pass-ms", "ms", measured.millis(pass)));
    report.add(Row.of("pass-ms-two-threads", "ms", measured.millis(pass.threads(2))));
    report.add(Row.of("encode-passes", "passes", measured.ratios(encode, pass)).atMost(4.2));
    report.add(Row.of("encode-passes-blocks", "passes", measured.ratios(blocks, pass)));
  }

  private void decode() throws RunnerException {
    report.section("Decoding, nonzeros a second and core");
    long parameters = Sizes.GPT2_SMALL / (report.quick() ? 8 : 1);
    double count = parameters / 1000.0;
    Job sign =
        Job.of(DecodeTiming.class, "decode")
            .with("parameters", parameters)
            .with("perMillion", 1000);
    Job dense = sign.with("perMillion", 10_000);
    Job fourBits = sign.with("format", "Q4");
    Measured measured = forks.run(List.of(sign, sign.threads(2), dense, fourBits));
    Row main = Row.of("decode-nonzeros-per-second", "1/s", measured.rates(sign, count));
    report.add(main.atLeast(150e6).note("signs, 0.1% of 124.4M coordinates"));
    report.add(Row.of("decode-nonzeros-per-second-1pct", "1/s", measured.rates(dense, 10 * count)));
    report.add(Row.of("decode-nonzeros-per-second-4bit", "1/s", measured.rates(fourBits, count)));
    // Each of the two threads decodes the whole message.
    double[] slowdown = measured.ratios(sign.threads(2), sign);
    double[] speedUp = Arrays.stream(slowdown).map(ratio -> 2 / ratio).toArray();
    report.add(Row.of("decode-speed-up-two-threads", "x", speedUp).atLeast(1.7));
  }
}

package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.Geometry;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Times of the donor's side, in passes over the update. */
final class DonorRows {

  private static final int ITERATION = 500;
  private static final String[] PLAIN = {"-Xms3g", "-Xmx3g"};
  private static final String[] VECTOR = {
    "-Xms3g", "-Xmx3g", "--add-modules", "jdk.incubator.vector"
  };

  private final Report report;
  private final Forks forks;
  private final Job pass;
  private final Job vectorPass;
  private final Job sequentialPass;
  private final Job addition;
  private final Job additionInTurns;
  private final Job look;
  private final Job vectorLook;
  private final Job encodeAndPass;
  private final Job blocks;
  private final Job twice;
  private final Job inTurns;
  private final Job vectorEncodeAndPass;

  DonorRows(Report report) {
    this.report = report;
    forks = new Forks(report, ITERATION);
    long segments = Sizes.small(report) / Geometry.SEGMENT;
    pass = Job.of(PassTiming.class, "pass").with("segments", segments).jvm(PLAIN);
    vectorPass = Job.of(PassTiming.class, "vectorPass").with("segments", segments).jvm(VECTOR);
    sequentialPass =
        Job.of(PassTiming.class, "sequentialPass").with("segments", segments).jvm(PLAIN);
    addition = Job.of(PassTiming.class, "addition").with("segments", segments).jvm(PLAIN);
    additionInTurns = addition.calling("additionInTurns");
    look = Job.of(LookTiming.class, "additionAndLook").with("segments", segments).jvm(PLAIN);
    vectorLook = look.jvm(VECTOR);
    Job encode =
        Job.of(DonorTiming.class, "encode")
            .with("segments", segments)
            .with("selection", "global")
            .with("threads", 1)
            .jvm(PLAIN);
    blocks = encode.with("selection", "blocks");
    twice = encode.with("threads", 2);
    inTurns = encode.calling("encodeInTurns");
    encodeAndPass = encode.calling("encodeAndPass");
    vectorEncodeAndPass = encode.calling("encodeAndVectorPass").jvm(VECTOR);
  }

  int steps() {
    return forks.count(jobs().size());
  }

  /** What is compared follows each other, because the machine's speed changes with the minutes. */
  private List<Job> jobs() {
    return List.of(
        pass,
        encodeAndPass,
        twice,
        pass.threads(2),
        inTurns,
        ThreadsTiming.JOB,
        additionInTurns,
        blocks,
        addition,
        look,
        sequentialPass,
        vectorPass,
        vectorEncodeAndPass,
        vectorLook);
  }

  void run() throws RunnerException {
    report.section("The donor's side: feedback, selection, quantisation, coding");
    Measured measured = forks.run(jobs());
    report.add(Row.of("pass-ms", "ms", measured.millis(pass)).note("plain Java"));
    report.add(Row.of("pass-vector-ms", "ms", measured.millis(vectorPass)).note("Vector API"));
    report.add(
        Row.of("pass-sequential-ms", "ms", measured.millis(sequentialPass))
            .note("plain Java, sixteen running sums in one stream"));
    report.add(Row.of("pass-two-threads-ms", "ms", measured.millis(pass.threads(2))));
    report.add(
        Row.of("addition-passes", "passes", measured.ratios(addition, pass))
            .note("one vector added to another, the least that error feedback can do"));
    report.add(
        Row.of("look-passes", "passes", measured.ratios(look, pass))
            .note("the same, and what may be among the largest of all is kept, in plain Java"));
    report.add(
        Row.of("look-passes-vector", "passes", measured.ratios(vectorLook, vectorPass))
            .note("the same by the Vector API"));
    double[] encodePasses = measured.ratiosInTurns(encodeAndPass);
    double passes = Row.of("any", "passes", encodePasses).value();
    double ofVectorPass = Row.of("any", "x", measured.ratios(pass, vectorPass)).value();
    report.add(
        Row.of("encode-passes", "passes", encodePasses)
            .atMost(4.2)
            .note(
                String.format(
                    Locale.ROOT,
                    "both in plain Java; %.2f passes of the Vector API",
                    passes * ofVectorPass)));
    report.add(
        Row.of("encode-passes-vector", "passes", measured.ratiosInTurns(vectorEncodeAndPass))
            .atMost(3.2)
            .note("both by the Vector API"));
    report.add(Row.of("encode-passes-blocks", "passes", measured.ratios(blocks, pass)));
    report.add(
        Row.of("encode-passes-two-threads", "passes", measured.ratios(twice, pass.threads(2))));
    report.add(ThreadsTiming.askedSpeedUp("encode-speed-up-two-threads", measured, inTurns));
    report.add(
        ThreadsTiming.speedUp("addition-speed-up-two-threads", measured, additionInTurns)
            .note("what the memory allows: one vector added to another, and nothing else"));
  }
}

package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.SegmentEncoder;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.SplittableRandom;

/** Bytes of whole messages, header and all. */
final class MessageSizes {

  private static final int SEEDS = 5;
  private static final int PER_MILLION = 1000;
  private static final int SPARSELOCO_KEEP = 64;
  private static final double SPARSELOCO_PUBLISHED = 146;

  private final Report report;

  MessageSizes(Report report) {
    this.report = report;
  }

  void run() {
    report.section("Bytes of a contribution, random positions, 0.1% of the coordinates");
    size("bytes-124m-sign", Sizes.GPT2_SMALL, ValueFormat.SIGN, 196_000);
    size("bytes-124m-4bit", Sizes.GPT2_SMALL, ValueFormat.Q4, 235_000);
    size("bytes-355m-sign", Sizes.GPT2_MEDIUM, ValueFormat.SIGN, 558_000);
    size("bytes-355m-4bit", Sizes.GPT2_MEDIUM, ValueFormat.Q4, 670_000);
    sparseLoCo();
  }

  private void size(String name, long length, ValueFormat format, double most) {
    report.step(name);
    double[] bytes = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      bytes[seed] = new LargestOfNormal(length, PER_MILLION, seed).message(format).length;
    }
    double bits = Entropy.perNonzero(PER_MILLION / 1e6) + format.bits();
    double limit = bits / 8 * length * PER_MILLION / 1e6;
    report.add(Row.of(name, "bytes", bytes).against("H(p)/p + value bits", limit).atMost(most));
  }

  /** 64 of each block of 4,096 with 2 bits, as arXiv:2508.15706 has it. */
  private void sparseLoCo() {
    report.step("sparseloco-compression");
    long length = Sizes.small(report);
    CodecSettings settings = new CodecSettings(SPARSELOCO_KEEP, ValueFormat.Q2, 1f);
    double[] ratios = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      ratios[seed] = (double) length * Float.BYTES / normalMessage(length, settings, seed);
    }
    report.add(
        Row.of("sparseloco-compression", "x", ratios)
            .against("published", SPARSELOCO_PUBLISHED)
            .atLeast(200)
            .note("dense float32 bytes over message bytes; 1.56% of the coordinates, 2 bits"));
  }

  private static int normalMessage(long length, CodecSettings settings, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SegmentEncoder encoder = new SegmentEncoder(settings);
    MessageWriter message = new MessageWriter(length, settings);
    for (int s = 0; s < Geometry.segments(length); s++) {
      float[] segment = new float[Geometry.segmentLength(length, s)];
      for (int i = 0; i < segment.length; i++) {
        segment[i] = (float) random.nextGaussian();
      }
      message.add(encoder.encode(segment, segment.length));
    }
    return message.toBytes().length;
  }
}

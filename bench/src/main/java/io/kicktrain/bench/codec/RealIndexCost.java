package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.gradient.GradientDump;
import io.kicktrain.bench.gradient.RealGradients;
import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What positions and values of real gradients cost. */
final class RealIndexCost {

  private static final Map<String, Integer> DENSITIES =
      new TreeMap<>(Map.of("0.1pct", 1000, "1pct", 10_000));

  private final Report report;
  private final List<Double> ratios = new ArrayList<>();

  RealIndexCost(Report report) {
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    report.section("Real gradients: bits for each position over the entropy limit H(p)/p");
    report.step(
        RealGradients.areMissing()
            ? "training for real gradients: minutes, once"
            : "real gradients");
    measure("dgc", RealGradients.read(GradientDump.DGC));
    measure("pseudo", RealGradients.read(GradientDump.PSEUDO_GRADIENT));
    double worst = ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    report.add(
        Row.of("index-ratio-real", "H(p)/p", worst).atMost(0.9).note("the worst of the four"));
    tiled(RealGradients.read(GradientDump.DGC));
  }

  private void measure(String vector, ParameterVector values) throws IOException {
    for (Map.Entry<String, Integer> density : DENSITIES.entrySet()) {
      String name = vector + "-" + density.getKey();
      MessageReader sign = MessageReader.of(message(values, density.getValue(), ValueFormat.SIGN));
      PositionCost cost = PositionCost.of(sign);
      double limit = Entropy.perNonzero((double) cost.count() / values.length());
      double bits = cost.bitsPerNonzero();
      ratios.add(bits / limit);
      report.add(Row.of("index-bits-real-" + name, "bits", bits).against("H(p)/p", limit));
      long bytes = message(values, density.getValue(), ValueFormat.Q4).length;
      double rest = 8.0 * bytes / cost.count() - bits;
      report.add(
          Row.of("value-bits-4bit-real-" + name, "bits", rest)
              .note("a value's share of all of the message but the positions"));
    }
  }

  /** A vector as long as GPT-2 medium, of which every part looks like the real one. */
  private void tiled(ParameterVector real) throws IOException {
    MessageReader message = MessageReader.of(message(real, 1000, ValueFormat.SIGN));
    int whole = (int) (real.length() / Geometry.SEGMENT);
    double bytes = message.segmentOffset(whole) - message.segmentOffset(0);
    double factor = (double) Sizes.GPT2_MEDIUM / ((long) whole * Geometry.SEGMENT);
    double table = message.segmentOffset(0) * (double) Geometry.segments(Sizes.GPT2_MEDIUM) / whole;
    report.add(
        Row.of("bytes-355m-sign-real-like", "bytes", bytes * factor + table)
            .atMost(500_000)
            .note("segments of the residual repeated to 354.8M coordinates"));
  }

  private static byte[] message(ParameterVector vector, int perMillion, ValueFormat format) {
    CodecSettings settings =
        new CodecSettings(new Selection.Global(perMillion), format, Transform.NONE, 1f);
    return new ErrorFeedback(settings, new ParameterVector(vector.length())).encode(vector);
  }
}

package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;

/** What it takes to send small tensors whole, and what one message leaves of them for the next. */
final class DenseRows {

  private final Report report;
  private final String name;
  private final ParameterVector tensors;
  private final List<Dense.Range> ranges = new ArrayList<>();

  /**
   * @param small the small tensors of a model
   * @param values what each coordinate of the model holds
   */
  DenseRows(Report report, String name, Dense small, LongToDoubleFunction values) {
    this.report = report;
    this.name = name;
    this.tensors = new ParameterVector(small.count());
    long at = 0;
    for (Dense.Range range : small.ranges()) {
      long start = at;
      for (long i = range.from(); i < range.to(); i++) {
        tensors.set(at++, (float) values.applyAsDouble(i));
      }
      ranges.add(new Dense.Range(start, at));
    }
  }

  void run() {
    report.section("Small tensors of " + name + ", sent whole: bits for each coordinate");
    for (ValueFormat format : ValueFormat.values()) {
      CodecSettings settings = new CodecSettings(1, format, 1f).with(new Dense(ranges, format));
      ParameterVector residual = new ParameterVector(tensors.length());
      byte[] message = new ErrorFeedback(settings, residual).encode(tensors);
      String row = "dense-" + name + "-" + format.name().toLowerCase(Locale.ROOT);
      report.add(
          Row.of(row, "bits", 8.0 * message.length / tensors.length())
              .against("plain", format.bits())
              .note(ranges.size() + " tensors, " + message.length + " bytes, header and all"));
      report.add(
          Row.of(row + "-left", "share", squares(residual) / squares(tensors))
              .note("squared error of one message; error feedback sends it later"));
    }
  }

  private static double squares(ParameterVector vector) {
    double sum = 0;
    for (int s = 0; s < vector.segments(); s++) {
      for (float value : vector.segment(s)) {
        sum += (double) value * value;
      }
    }
    return sum;
  }
}

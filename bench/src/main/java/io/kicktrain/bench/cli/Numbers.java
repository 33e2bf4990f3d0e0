package io.kicktrain.bench.cli;

import io.kicktrain.bench.Row;
import io.kicktrain.worker.cli.terminal.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** The texts of a row's cells, the same in every form of table. */
final class Numbers {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Numbers() {}

  /** Four significant digits, or all digits before the point. */
  static String text(double value) {
    if (Math.abs(value) >= 1000) {
      return Format.count(Math.round(value));
    }
    return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
  }

  static String spread(Row row) {
    int runs = row.runs().size();
    return runs == 1 ? "" : text(row.min()) + " .. " + text(row.max()) + " (" + runs + ")";
  }

  static String reference(Row row) {
    return row.reference().map(r -> r.what() + " " + text(r.value())).orElse("");
  }

  static String ratio(Row row) {
    return row.ratio().map(ratio -> String.format(Locale.ROOT, "%.3f", ratio)).orElse("");
  }

  static String target(Row row) {
    return row.target().map(t -> (t.atMost() ? "<= " : ">= ") + text(t.limit())).orElse("");
  }

  static String reached(Row row) {
    return row.reached().map(reached -> reached ? "reached" : "missed").orElse("");
  }

  static String machine(Results results) {
    Machine m = results.machine();
    return String.join(
        "; ",
        m.cpu() + ", " + m.cores() + " cores, " + Format.bytes(m.memoryBytes()),
        m.os(),
        m.java(),
        "load before the start " + text(m.load()));
  }

  static String circumstances(Results results) {
    return "Started "
        + results.started()
        + ", took "
        + Format.duration(results.elapsed())
        + (results.isComplete() ? "." : "; NOT COMPLETE: it was stopped or failed.")
        + (results.quick() ? " A QUICK look: smaller inputs, few runs." : "");
  }
}

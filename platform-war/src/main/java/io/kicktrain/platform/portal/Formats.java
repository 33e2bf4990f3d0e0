package io.kicktrain.platform.portal;

import java.util.List;
import java.util.Locale;

/** Numbers for people. */
final class Formats {

  private static final List<String> FLOP =
      List.of("MFLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP", "ZFLOP");
  private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB", "PB");
  private static final List<String> LARGE =
      List.of("", "thousand", "million", "billion", "trillion");

  private Formats() {}

  /** Credit, whose unit is 10^6 FLOP. */
  static String credit(long credit) {
    return scaled(credit, FLOP);
  }

  static String bytes(long bytes) {
    return scaled(bytes, BYTES);
  }

  /** A count, such as {@code 1.9 million}. */
  static String large(long count) {
    return scaled(count, LARGE).strip();
  }

  /** Millionths as a percentage. */
  static String percent(long ppm) {
    return String.format(Locale.ROOT, "%.1f%%", ppm / 10_000.0);
  }

  /** A loss in micro-nats. */
  static String nats(long micros) {
    return String.format(Locale.ROOT, "%.3f", micros / 1e6);
  }

  /** Thousandths per second. */
  static String perSecond(long milli) {
    return milli == 0 ? "–" : String.format(Locale.ROOT, "%.1f/s", milli / 1000.0);
  }

  /** Seconds, in the two largest units that they have. */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    if (seconds < 86_400) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
    return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }

  private static String scaled(long value, List<String> units) {
    double scaled = value;
    int unit = 0;
    while (scaled >= 999.5 && unit + 1 < units.size()) {
      scaled /= 1000;
      unit++;
    }
    String format = unit == 0 || scaled >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, scaled, units.get(unit));
  }
}

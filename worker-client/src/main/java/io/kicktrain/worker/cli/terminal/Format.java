package io.kicktrain.worker.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/**
 * Numbers for people, always with English digits and points so that output can be compared and
 * searched.
 */
public final class Format {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final int KEY_DIGITS = 8;

  private Format() {}

  /** Bytes in decimal units: {@code 812 B}, {@code 5.3 MB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String pattern = unit > 0 && value < 99.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, pattern, value, UNITS[unit]);
  }

  /**
   * A duration to two units: {@code 9 s}, {@code 3 min 05 s}, {@code 2 h 10 min}, {@code 4 d 3 h}.
   */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
    return String.format(Locale.ROOT, "%d d %d h", seconds / 86_400, seconds / 3600 % 24);
  }

  /** Millionths as per cent: {@code 42.5 %}. */
  public static String percent(long ppm) {
    return String.format(Locale.ROOT, "%.1f %%", ppm / 10_000.0);
  }

  /** A loss in micro-nats: {@code 2.413}. */
  public static String loss(long microNats) {
    return String.format(Locale.ROOT, "%.3f", microNats / 1e6);
  }

  /** A count with thousands separated: {@code 1,234,567}. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** How many there are of something: {@code 1 entry}, {@code 1,234 entries}. */
  public static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  /** The first digits of a key or hash, enough for people to tell a few apart. */
  public static String shortKey(String hex) {
    return hex.length() <= KEY_DIGITS ? hex : hex.substring(0, KEY_DIGITS);
  }

  /**
   * Text from elsewhere with what could steer a terminal made visible: control characters become a
   * middle dot.
   */
  public static String printable(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\n\t]]", "\u00b7");
  }

  /** A bar of {@code width} characters, filled in proportion to {@code ppm}. */
  public static String bar(long ppm, int width) {
    int filled = (int) Math.max(0, Math.min(width, ppm * width / 1_000_000));
    return "[" + "#".repeat(filled) + "-".repeat(width - filled) + "]";
  }
}

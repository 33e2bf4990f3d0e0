package io.kicktrain.training.recipe;

import java.util.Locale;

/** Range checks of the recipe's records. Every message names the value and what is allowed. */
final class Check {

  private Check() {}

  static void range(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidFieldException(
          field, "must be from " + count(min) + " to " + count(max) + ", but is " + count(value));
    }
  }

  /** Accepts {@code min <= value <= max}. */
  static void range(String field, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new InvalidFieldException(
          field, "must be from " + min + " to " + max + ", but is " + value);
    }
  }

  /** Accepts {@code 0 < value <= max}. */
  static void positive(String field, double value, double max) {
    if (!(value > 0 && value <= max)) {
      throw new InvalidFieldException(
          field, "must be above 0 and at most " + max + ", but is " + value);
    }
  }

  /** Accepts {@code 0 <= value < 1}. */
  static void fraction(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new InvalidFieldException(field, "must be at least 0 and below 1, but is " + value);
    }
  }

  static void pattern(String field, String value, String pattern, String explained) {
    if (!value.matches(pattern)) {
      throw new InvalidFieldException(field, "must be " + explained + ", but is " + quote(value));
    }
  }

  /**
   * Accepts text for people: {@code min..max} UTF-16 units without control characters other than
   * line breaks.
   */
  static void text(String field, String value, int min, int max) {
    if (value.length() < min || value.length() > max) {
      throw new InvalidFieldException(
          field, "must have " + min + " to " + max + " characters, but has " + value.length());
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw new InvalidFieldException(field, "must not contain control characters");
    }
  }

  /** A value as it is shown in a message: quoted and cut to a readable length. */
  static String quote(String value) {
    return '"' + (value.length() > 80 ? value.substring(0, 80) + "..." : value) + '"';
  }

  /** A number with separators, so that 1,000,000,000 can be told from 100,000,000. */
  static String count(Number value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}

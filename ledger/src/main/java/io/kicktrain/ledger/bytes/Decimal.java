package io.kicktrain.ledger.bytes;

/** Unsigned decimal numbers with exactly one spelling: ASCII digits, no sign, no leading zero. */
public final class Decimal {
  private static final int MAX_DIGITS = 19;

  private Decimal() {}

  /**
   * Parses 0..2^63-1.
   *
   * @throws IllegalArgumentException if {@code text} is not the canonical spelling of such a number
   */
  public static long parse(String text) {
    boolean digits = !text.isEmpty() && text.length() <= MAX_DIGITS;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new IllegalArgumentException(
          "not a decimal number without leading zeros: " + cut(text));
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("number over 2^63-1: " + text, e);
    }
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}

package io.kicktrain.ledger.entry;

/** The escapes of RFC 8785 section 3.2.2.2: each character has exactly one spelling. */
final class JsonEscapes {
  private static final String SHORT = "btnfr\"\\";
  private static final String MEANING = "\b\t\n\f\r\"\\";

  private JsonEscapes() {}

  /** Appends {@code c} as it stands in a canonical string. */
  static void append(StringBuilder out, char c) {
    int known = MEANING.indexOf(c);
    if (known >= 0) {
      out.append('\\').append(SHORT.charAt(known));
    } else if (c < ' ') {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  /** What a backslash and {@code letter} mean, or -1 if they are no canonical escape. */
  static int meaning(int letter) {
    int known = SHORT.indexOf(letter);
    return known < 0 ? -1 : MEANING.charAt(known);
  }
}

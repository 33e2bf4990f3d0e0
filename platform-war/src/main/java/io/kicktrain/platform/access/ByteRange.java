package io.kicktrain.platform.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What part of a file a request asks for (RFC 9110, section 14). One range of bytes is understood;
 * anything else is ignored, which the RFC allows, and the whole file is sent.
 */
sealed interface ByteRange {

  /** The whole file. */
  record Whole() implements ByteRange {}

  /**
   * A part.
   *
   * @param first its first byte
   * @param last its last byte, at most the file's last
   */
  record Part(long first, long last) implements ByteRange {
    long length() {
      return last - first + 1;
    }
  }

  /** A part that the file does not have. */
  record Unsatisfiable() implements ByteRange {}

  /**
   * Reads the header.
   *
   * @param header the value of {@code Range}, or null
   * @param size the file's size in bytes
   * @return what to send
   */
  static ByteRange of(@Nullable String header, long size) {
    Matcher range = header == null ? null : Syntax.RANGE.matcher(header.strip());
    if (range == null || !range.matches()) {
      return new Whole();
    }
    String from = range.group(1);
    String to = range.group(2);
    if (from.isEmpty() && to.isEmpty()) {
      return new Whole();
    }
    return from.isEmpty() ? suffix(Syntax.number(to), size) : part(from, to, size);
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0 || size == 0) {
      return new Unsatisfiable();
    }
    return new Part(Math.max(0, size - length), size - 1);
  }

  private static ByteRange part(String from, String to, long size) {
    long first = Syntax.number(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : Syntax.number(to);
    if (last < first) {
      return new Whole(); // not a valid range, so it is ignored
    }
    return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
  }

  /** The header's grammar. */
  final class Syntax {
    private static final Pattern RANGE =
        Pattern.compile("bytes=([0-9]*)-([0-9]*)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_DIGITS = 18;

    private Syntax() {}

    /** A number of any length; one that is larger than any file stays larger than any file. */
    private static long number(String digits) {
      return digits.length() > MAX_DIGITS ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
    }
  }
}

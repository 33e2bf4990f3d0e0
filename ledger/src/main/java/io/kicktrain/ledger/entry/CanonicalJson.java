package io.kicktrain.ledger.entry;

import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON (RFC 8785) restricted to what has one meaning everywhere: objects, arrays,
 * strings, booleans, null, and integers within +-(2^53 - 1), which every JSON reader keeps exactly
 * (RFC 7493 section 2.2). A value has exactly one spelling, so equal values have equal hashes.
 *
 * <p>As Java values: {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Boolean},
 * {@code null}, and {@code Long} (written also from {@code Integer}).
 */
public final class CanonicalJson {
  /** Largest absolute value of an integer. */
  public static final long MAX_INTEGER = (1L << 53) - 1;

  /** Deepest nesting of arrays and objects. */
  public static final int MAX_DEPTH = 32;

  /** Most bytes that {@link #parse(byte[])} accepts. */
  public static final int MAX_BYTES = 1 << 20;

  private CanonicalJson() {}

  /**
   * The canonical UTF-8 bytes of a value.
   *
   * @throws JsonException if it holds anything else than the types above, an integer out of range,
   *     text that is not Unicode, or more than 32 levels
   */
  public static byte[] write(@Nullable Object value) {
    return new JsonWriter().write(value);
  }

  /**
   * Reads canonical bytes, at most 1 MiB.
   *
   * @return unmodifiable; integers as {@code Long}; a map iterates in the canonical order
   * @throws JsonException with the offset of the first byte that {@link #write} would not write
   */
  public static @Nullable Object parse(byte[] bytes) {
    return parse(bytes, MAX_BYTES);
  }

  /** As {@link #parse(byte[])} with another limit on the number of bytes. */
  public static @Nullable Object parse(byte[] bytes, int maxBytes) {
    if (bytes.length > maxBytes) {
      throw new JsonException("more than the " + maxBytes + " bytes allowed here", maxBytes);
    }
    return new JsonParser(bytes).parse();
  }

  static long requireRange(long value) {
    if (value < -MAX_INTEGER || value > MAX_INTEGER) {
      throw new JsonException("integer " + value + " is outside of +-(2^53 - 1)");
    }
    return value;
  }
}

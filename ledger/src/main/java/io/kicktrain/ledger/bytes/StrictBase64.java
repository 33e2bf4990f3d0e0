package io.kicktrain.ledger.bytes;

import java.util.Base64;

/**
 * Standard Base 64 with padding (RFC 4648 section 4) that has exactly one spelling per value. The
 * JDK's decoder accepts missing padding and stray bits in the last character; two spellings of one
 * signature would let a note be changed without breaking it.
 */
public final class StrictBase64 {
  private StrictBase64() {}

  /** Encodes with padding and without line breaks. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Decodes the one canonical spelling.
   *
   * @throws IllegalArgumentException if {@code text} is any other text
   */
  public static byte[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical base64: padding or unused bits are wrong");
    }
    return bytes;
  }
}

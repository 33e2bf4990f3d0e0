package io.kicktrain.ledger.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) for callers that need no more than one digest of a few byte arrays. */
public final class Sha256 {
  /** Length of a digest in bytes. */
  public static final int BYTES = 32;

  private static final MessageDigest PROTOTYPE = create();

  private static final boolean[] HEX_DIGIT = new boolean['f' + 1];

  static {
    Arrays.fill(HEX_DIGIT, '0', '9' + 1, true);
    Arrays.fill(HEX_DIGIT, 'a', 'f' + 1, true);
  }

  private Sha256() {}

  /** A fresh digest, for streaming. */
  public static MessageDigest newDigest() {
    try {
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      return create();
    }
  }

  /** The digest of the concatenation of {@code parts}: 32 bytes. */
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = newDigest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** The digest of the concatenation of {@code parts} as 64 lower-case hex characters. */
  public static String hex(byte[]... parts) {
    return HexFormat.of().formatHex(of(parts));
  }

  /** Whether {@code text} is 64 lower-case hex characters. */
  public static boolean isHex(String text) {
    if (text.length() != 2 * BYTES) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= HEX_DIGIT.length || !HEX_DIGIT[c]) {
        return false;
      }
    }
    return true;
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

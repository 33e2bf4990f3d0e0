package io.kicktrain.ledger.note;

import io.kicktrain.ledger.identity.Ed25519;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The cosignature/v1 of C2SP tlog-cosignature: a time in seconds and a signature over that time and
 * the body of a tree head.
 */
final class Cosignature {
  private static final int BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES;

  private Cosignature() {}

  static byte[] message(String text, long seconds) {
    return NoteText.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
  }

  static byte[] encode(long seconds, byte[] signature) {
    return ByteBuffer.allocate(BYTES).putLong(seconds).put(signature).array();
  }

  /** The time in seconds since 1970 that a cosignature states. */
  static long seconds(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  static boolean verify(String text, byte[] bytes, Ed25519.Verifier key) {
    if (bytes.length != BYTES || seconds(bytes) < 0) {
      return false;
    }
    byte[] signature = Arrays.copyOfRange(bytes, Long.BYTES, BYTES);
    return key.verify(message(text, seconds(bytes)), signature);
  }
}

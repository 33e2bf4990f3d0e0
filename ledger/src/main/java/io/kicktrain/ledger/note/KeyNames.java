package io.kicktrain.ledger.note;

import io.kicktrain.ledger.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a key may be called, and how its name and bytes give its 32-bit id (C2SP signed-note). */
final class KeyNames {
  /** Longer names serve nobody, and a limit keeps hostile notes small. */
  private static final int MAX_LENGTH = 255;

  private KeyNames() {}

  static String require(String name) {
    boolean valid = !name.isEmpty() && name.length() <= MAX_LENGTH && name.indexOf('+') < 0;
    if (!valid || name.codePoints().anyMatch(KeyNames::forbidden)) {
      throw new NoteException(
          "key name must have 1.."
              + MAX_LENGTH
              + " characters without spaces, '+' and control characters: \""
              + name.strip()
              + "\"");
    }
    return name;
  }

  static int id(String name, byte type, byte[] publicKey) {
    byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Sha256.of(prefix, new byte[] {type}, publicKey)).getInt();
  }

  private static boolean forbidden(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint);
  }
}

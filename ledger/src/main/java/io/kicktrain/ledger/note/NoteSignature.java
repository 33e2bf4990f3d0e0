package io.kicktrain.ledger.note;

import io.kicktrain.ledger.bytes.StrictBase64;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: {@code — name base64(keyId || signature)}.
 *
 * @param name of the key that signed
 * @param keyId its 32-bit id
 * @param bytes what follows the id: 64 for Ed25519, 72 for a cosignature, anything for others
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare contents
public record NoteSignature(String name, int keyId, byte[] bytes) {
  static final String DASH = "\u2014 ";

  /** Copies nothing: the array belongs to the record from now on. */
  public NoteSignature {
    KeyNames.require(name);
    if (bytes.length == 0) {
      throw new NoteException("signature of " + name + " is empty");
    }
  }

  /** Parses a line without its newline. */
  static NoteSignature parse(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new NoteException("signature line is not \"\u2014 name base64\": " + line);
    }
    String name = line.substring(DASH.length(), space);
    try {
      ByteBuffer value = ByteBuffer.wrap(StrictBase64.decode(line.substring(space + 1)));
      if (value.remaining() <= Integer.BYTES) {
        throw new NoteException("signature of " + name + " is too short for a key id");
      }
      int keyId = value.getInt();
      byte[] bytes = new byte[value.remaining()];
      value.get(bytes);
      return new NoteSignature(name, keyId, bytes);
    } catch (NoteException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new NoteException("signature of " + name + ": " + e.getMessage(), e);
    }
  }

  /** The line with its newline. */
  public String format() {
    byte[] value =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + StrictBase64.encode(value) + "\n";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && name.equals(that.name)
        && keyId == that.keyId
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + keyId;
  }
}

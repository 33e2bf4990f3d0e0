package io.kicktrain.ledger.note;

import org.jspecify.annotations.Nullable;

/** The two signature algorithms of the C2SP registry that the ledger speaks. */
public enum SignatureType {
  /** Ed25519 over the note text (signed-note, type 0x01): a log's own signature. */
  ED25519(1),
  /** Timestamped Ed25519 cosignature of a witness (tlog-cosignature, type 0x04). */
  COSIGNATURE(4);

  private final byte code;

  SignatureType(int code) {
    this.code = (byte) code;
  }

  /** The identifier byte of the registry. */
  public byte code() {
    return code;
  }

  static @Nullable SignatureType of(byte code) {
    for (SignatureType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}

package io.kicktrain.ledger.note;

import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.identity.Ed25519;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key that verifies notes, and its text form, the vkey: {@code name+hex(keyId)+base64(type
 * || publicKey)} (C2SP signed-note).
 *
 * @param name of the key; for a log it is the origin of its tree heads
 * @param type which algorithm the key is for
 * @param publicKey 32 bytes, a point of prime order
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare contents
public record VerifierKey(String name, SignatureType type, byte[] publicKey) {
  /** Checks the name and the point. */
  public VerifierKey {
    KeyNames.require(name);
    publicKey = publicKey.clone();
    if (Ed25519.verifier(publicKey) == null) {
      throw new NoteException("public key of " + name + " is no Ed25519 key of prime order");
    }
  }

  /**
   * Parses a vkey.
   *
   * @throws NoteException if it breaks the format, names an unknown algorithm, or its id is not the
   *     one that name and key give
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new NoteException("vkey must be name+hex+base64");
    }
    try {
      byte[] value = StrictBase64.decode(parts[2]);
      SignatureType type = value.length == 0 ? null : SignatureType.of(value[0]);
      if (type == null) {
        throw new NoteException("vkey of " + parts[0] + " names an unknown signature type");
      }
      byte[] publicKey = Arrays.copyOfRange(value, 1, value.length);
      VerifierKey key = new VerifierKey(parts[0], type, publicKey);
      if (!parts[1].equals(HexFormat.of().toHexDigits(key.keyId()))) {
        throw new NoteException("vkey of " + parts[0] + ": key id does not belong to name and key");
      }
      return key;
    } catch (NoteException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new NoteException("vkey of " + parts[0] + ": " + e.getMessage(), e);
    }
  }

  /** The vkey. */
  public String format() {
    byte[] value =
        ByteBuffer.allocate(1 + publicKey.length).put(type.code()).put(publicKey).array();
    return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + StrictBase64.encode(value);
  }

  /** First four bytes of SHA-256(name || newline || type || public key), big-endian. */
  public int keyId() {
    return KeyNames.id(name, type.code(), publicKey);
  }

  /** A copy of the 32 bytes. */
  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Whether {@code signature} claims to be made by this key. */
  boolean claims(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId() == keyId();
  }

  /** Whether {@code signature} is this key's signature of the note {@code text}. */
  public boolean verify(String text, NoteSignature signature) {
    Ed25519.Verifier verifier = Ed25519.verifier(publicKey);
    if (verifier == null || !claims(signature)) {
      return false;
    }
    return switch (type) {
      case ED25519 -> verifier.verify(NoteText.utf8(text), signature.bytes());
      case COSIGNATURE -> Cosignature.verify(text, signature.bytes(), verifier);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicKey);
  }

  @Override
  public String toString() {
    return format();
  }
}

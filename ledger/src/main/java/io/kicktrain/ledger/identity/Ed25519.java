package io.kicktrain.ledger.identity;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 (RFC 8032) over Bouncy Castle's lightweight implementation, which verifies several times
 * faster than the JDK's when a decoded key is kept, and verifies still faster by {@link
 * NativeEd25519} where that is there. Public keys that are not canonical points of the prime-order
 * subgroup are refused: a signature under a small-order key proves nothing.
 */
public final class Ed25519 {
  /** Length of a seed (private key) in bytes. */
  public static final int SEED_BYTES = 32;

  /** Length of a public key in bytes. */
  public static final int KEY_BYTES = 32;

  /** Length of a signature in bytes. */
  public static final int SIGNATURE_BYTES = 64;

  private Ed25519() {}

  /** A fresh 32-byte seed. */
  public static byte[] newSeed(SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return seed;
  }

  /** The 32-byte public key of a 32-byte seed. */
  public static byte[] publicKey(byte[] seed) {
    byte[] key = new byte[KEY_BYTES];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
    return key;
  }

  /** The deterministic 64-byte signature of {@code message} under {@code seed}. */
  public static byte[] sign(byte[] seed, byte[] publicKey, byte[] message) {
    byte[] signature = new byte[SIGNATURE_BYTES];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /** A decoded public key that verifies; null unless the 32 bytes are a point of prime order. */
  public static @Nullable Verifier verifier(byte[] publicKey) {
    if (publicKey.length != KEY_BYTES) {
      return null;
    }
    PublicPoint point =
        org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(publicKey, 0);
    return point == null ? null : new Verifier(point, nativeKey(publicKey));
  }

  private static @Nullable PublicKey nativeKey(byte[] publicKey) {
    NativeEd25519 fast = NativeEd25519.instance();
    try {
      return fast == null ? null : fast.key(publicKey);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /** One decoded public key. Immutable and thread-safe. */
  public static final class Verifier {
    private final PublicPoint point;
    private final @Nullable PublicKey nativeKey;

    private Verifier(PublicPoint point, @Nullable PublicKey nativeKey) {
      this.point = point;
      this.nativeKey = nativeKey;
    }

    /** Whether {@code signature} is the key's signature of {@code message}. */
    public boolean verify(byte[] message, byte[] signature) {
      NativeEd25519 fast = NativeEd25519.instance();
      if (signature.length != SIGNATURE_BYTES) {
        return false;
      }
      if (fast == null || nativeKey == null) {
        return verifyInJava(message, signature);
      }
      try {
        return fast.verify(nativeKey, message, signature);
      } catch (GeneralSecurityException e) {
        return verifyInJava(message, signature);
      }
    }

    boolean verifyInJava(byte[] message, byte[] signature) {
      return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
          signature, 0, point, message, 0, message.length);
    }
  }
}

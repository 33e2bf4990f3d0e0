package io.kicktrain.ledger.identity;

import io.kicktrain.ledger.bytes.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key pair. The public key as 64 lower-case hex characters is the key's id: a key is an
 * identity, and there is no other account. Immutable and thread-safe.
 */
public final class WorkerKey {
  private static final VerifierCache VERIFIERS = new VerifierCache();

  private final byte[] seed;
  private final byte[] publicKey;

  private WorkerKey(byte[] seed) {
    this.seed = seed;
    this.publicKey = Ed25519.publicKey(seed);
  }

  /** A new key. */
  public static WorkerKey generate(SecureRandom random) {
    return new WorkerKey(Ed25519.newSeed(random));
  }

  /**
   * The key of a 32-byte seed (the private key of RFC 8032).
   *
   * @throws IllegalArgumentException if the seed has another length
   */
  public static WorkerKey ofSeed(byte[] seed) {
    if (seed.length != Ed25519.SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
    }
    return new WorkerKey(seed.clone());
  }

  /**
   * Reads a key file: PEM PKCS#8, lines before it are comments.
   *
   * @throws IOException if the file cannot be read or holds no Ed25519 private key
   */
  public static WorkerKey load(Path file) throws IOException {
    return new WorkerKey(KeyFile.read(file));
  }

  /** Writes a key file that only its owner reads; refuses to overwrite any file. */
  public void save(Path file) throws IOException {
    KeyFile.write(file, seed, id());
  }

  /** The public key as 64 lower-case hex characters. */
  public String id() {
    return HexFormat.of().formatHex(publicKey);
  }

  /** The 64-byte signature of {@code message}; the same message always has the same one. */
  public byte[] sign(byte[] message) {
    return Ed25519.sign(seed, publicKey, message);
  }

  /**
   * Whether {@code signature} is the signature of {@code message} by the key {@code keyId}; false
   * for anything malformed.
   */
  public static boolean verify(String keyId, byte[] message, byte[] signature) {
    Ed25519.Verifier verifier = verifier(keyId);
    return verifier != null && verifier.verify(message, signature);
  }

  /** Whether {@code keyId} is a possible key id: lower-case hex of a point of prime order. */
  public static boolean validId(String keyId) {
    return verifier(keyId) != null;
  }

  private static Ed25519.@Nullable Verifier verifier(String keyId) {
    return Sha256.isHex(keyId) ? VERIFIERS.get(keyId) : null;
  }
}

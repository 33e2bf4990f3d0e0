package io.kicktrain.ledger.httpsig;

import io.kicktrain.ledger.bytes.StrictBase64;

/** The names of our profile of RFC 9421 and RFC 9530. */
final class Profile {
  static final String METHOD = "@method";
  static final String TARGET_URI = "@target-uri";
  static final String CONTENT_DIGEST = "content-digest";
  static final String STATEMENT = "kicktrain-statement";

  static final String SIGNATURE_INPUT = "Signature-Input";
  static final String SIGNATURE = "Signature";
  static final String CONTENT_DIGEST_HEADER = "Content-Digest";

  static final String LABEL = "kicktrain";
  static final String ALGORITHM = "ed25519";
  static final String TAG = "kicktrain";

  static final int MIN_NONCE = 8;
  static final int MAX_NONCE = 64;

  private Profile() {}

  /** A Content-Digest with SHA-256 (RFC 9530 section 2). */
  static String contentDigest(byte[] sha256) {
    if (sha256.length != 32) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + sha256.length);
    }
    return "sha-256=:" + StrictBase64.encode(sha256) + ":";
  }

  /** The digest in a header that {@link #contentDigest} could have made. */
  static byte[] parseContentDigest(String header) {
    if (!header.startsWith("sha-256=:") || !header.endsWith(":") || header.length() != 54) {
      throw new IllegalArgumentException("Content-Digest must be sha-256=:base64:");
    }
    byte[] digest = StrictBase64.decode(header.substring(9, 53));
    if (digest.length != 32) {
      throw new IllegalArgumentException("Content-Digest is not 32 bytes long");
    }
    return digest;
  }

  /** Whether a nonce has 8..64 printable characters without quote and backslash. */
  static boolean validNonce(String nonce) {
    return nonce.length() >= MIN_NONCE
        && nonce.length() <= MAX_NONCE
        && nonce.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
  }
}

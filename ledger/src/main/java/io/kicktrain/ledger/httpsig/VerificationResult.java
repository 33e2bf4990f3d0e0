package io.kicktrain.ledger.httpsig;

import java.util.Optional;

/** What {@link RequestVerifier} found. */
public sealed interface VerificationResult {
  /**
   * The request was signed by that key just now, for the first time.
   *
   * @param keyId worker key id
   * @param contentDigest SHA-256 that the body must have, 32 bytes; empty if the request stated
   *     none, and then it must have no body
   */
  record Accepted(String keyId, Optional<byte[]> contentDigest) implements VerificationResult {}

  /**
   * The request must not be acted upon.
   *
   * @param reason why, for programs
   * @param detail why, for people
   */
  record Refused(Reason reason, String detail) implements VerificationResult {}

  /** Why a request is refused. */
  enum Reason {
    /** There is no signature. */
    MISSING("missing"),
    /** A header breaks its format. */
    MALFORMED("malformed"),
    /** Something that must be signed is not, or something unknown is. */
    WRONG_COMPONENTS("wrong-components"),
    /** Not Ed25519, or no usable key. */
    UNKNOWN_ALGORITHM("unknown-algorithm"),
    /** Signed too long ago, or in the future. */
    EXPIRED("expired"),
    /** The nonce was used before. */
    REPLAYED("replayed"),
    /** The signature does not belong to the request. */
    BAD_SIGNATURE("bad-signature");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The stable code for programs. */
    public String code() {
      return code;
    }
  }
}

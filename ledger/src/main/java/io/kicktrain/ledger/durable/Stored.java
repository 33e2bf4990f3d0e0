package io.kicktrain.ledger.durable;

import io.kicktrain.ledger.bytes.Sha256;

/**
 * A blob that is durable.
 *
 * @param sha256 digest of its bytes, 64 lower-case hex characters
 * @param size its length in bytes
 * @param existed whether it was stored before already
 */
public record Stored(String sha256, long size, boolean existed) {
  /** Checks the digest's form and the size. */
  public Stored {
    if (!Sha256.isHex(sha256) || size < 0) {
      throw new IllegalArgumentException("not a blob: " + sha256 + " of " + size + " bytes");
    }
  }
}

package io.kicktrain.ledger.run;

import io.kicktrain.ledger.bytes.Sha256;
import java.nio.ByteBuffer;

/**
 * The first 128 bits of a SHA-256, ordered as an unsigned number. Two different inputs with the
 * same fingerprint can be made with 2^64 work, and then only by whoever makes both.
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
public record Fingerprint(long high, long low) implements Comparable<Fingerprint> {
  /** The fingerprint of some bytes. */
  public static Fingerprint of(byte[] bytes) {
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(bytes));
    return new Fingerprint(digest.getLong(), digest.getLong());
  }

  @Override
  public int compareTo(Fingerprint other) {
    int first = Long.compareUnsigned(high, other.high);
    return first != 0 ? first : Long.compareUnsigned(low, other.low);
  }
}

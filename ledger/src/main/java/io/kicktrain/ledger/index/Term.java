package io.kicktrain.ledger.index;

import io.kicktrain.ledger.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Something that entries are found by, as the first 128 bits of SHA-256 over its kind and value.
 * Two terms that collide would only make a search find too much, never too little.
 *
 * @param high the first 64 bits
 * @param low the second 64 bits
 */
public record Term(long high, long low) implements Comparable<Term> {
  /** Entries that name a payload by its SHA-256, hexadecimal. */
  public static Term payload(String sha256) {
    return of("payload", sha256);
  }

  /** Entries of a worker key: those it signed, and campaigns that it owns. */
  public static Term key(String keyId) {
    return of("key", keyId);
  }

  /** Entries of a campaign. */
  public static Term campaign(String slug) {
    return of("campaign", slug);
  }

  /** Entries of a campaign that name a round. */
  public static Term round(String slug, long round) {
    return of("round", slug + " " + round);
  }

  /** Entries of a kind. */
  public static Term kind(String kind) {
    return of("kind", kind);
  }

  private static Term of(String kind, String value) {
    byte[] hash = Sha256.of((kind + "\n" + value).getBytes(StandardCharsets.UTF_8));
    ByteBuffer first = ByteBuffer.wrap(hash);
    return new Term(first.getLong(), first.getLong());
  }

  /** By the bits as unsigned numbers. */
  @Override
  public int compareTo(Term other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}

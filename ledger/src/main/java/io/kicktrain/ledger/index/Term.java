package io.kicktrain.ledger.index;

import io.kicktrain.ledger.run.Fingerprint;
import java.nio.charset.StandardCharsets;

/**
 * Something that entries are found by. Two terms that collide would only make a search find too
 * much, never too little.
 *
 * @param fingerprint of its kind and value
 */
public record Term(Fingerprint fingerprint) {
  /** Entries that name a payload by its SHA-256, hexadecimal. */
  public static Term payload(String sha256) {
    return of("payload", sha256);
  }

  /**
   * Entries of a worker key or OpenPGP fingerprint: those it signed, campaigns that it owns, claims
   * by it and about it.
   */
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
    return new Term(Fingerprint.of((kind + "\n" + value).getBytes(StandardCharsets.UTF_8)));
  }
}

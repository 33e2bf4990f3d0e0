package io.kicktrain.ledger.trust;

import io.kicktrain.ledger.entry.Entry;

/**
 * What an OpenPGP key says about another key. Of two claims by the same key about the same key, the
 * one with the later {@code issued} counts, whatever their order in the log, so that an old one
 * cannot be brought back by sending it again.
 *
 * @param kind {@link #CERTIFICATION} or {@link #ENDORSEMENT}
 * @param by who says it, an OpenPGP key
 * @param about whom it is about; for a certification, a worker key
 * @param depth how many further steps of trust may follow: 0 says only that the key is genuine, 1
 *     that it may introduce others, and so on (the level of RFC 9580 section 5.2.3.21), 0..255
 * @param amount how much of it, 0..120: 60 is partial and 120 complete trust (same section); 0
 *     takes back what was said before
 * @param issued when it was said, seconds since 1970
 */
public record Claim(String kind, KeyName by, KeyName about, int depth, int amount, long issued) {
  /** Kind of the entry by which the holder of both keys says that they belong together. */
  public static final String CERTIFICATION = "certification";

  /** Kind of the entry by which an OpenPGP key vouches for another key. */
  public static final String ENDORSEMENT = "endorsement";

  /** Complete trust. */
  public static final int COMPLETE = 120;

  private static final int MAX_DEPTH = 255;

  /** Checks the ranges. */
  public Claim {
    boolean certification = kind.equals(CERTIFICATION);
    if (!certification && !kind.equals(ENDORSEMENT)) {
      throw new IllegalArgumentException("no kind of claim: " + kind);
    }
    if (!by.isOpenPgp() || by.equals(about)) {
      throw new IllegalArgumentException("by must be an OpenPGP key, and about another key");
    }
    if (certification && (about.isOpenPgp() || depth != 0 || amount != COMPLETE)) {
      throw new IllegalArgumentException("a certification is about a worker key, whole or not");
    }
    if (depth < 0 || depth > MAX_DEPTH || amount < 0 || amount > COMPLETE) {
      throw new IllegalArgumentException("depth must be 0..255 and amount 0..120");
    }
    if (!about.isOpenPgp() && depth != 0) {
      throw new IllegalArgumentException("a worker key introduces nobody: its depth must be 0");
    }
    if (issued < 0) {
      throw new IllegalArgumentException("issued must be seconds since 1970: " + issued);
    }
  }

  /** The holder of an OpenPGP key says that a worker key is theirs. */
  public static Claim certification(KeyName by, String workerKey, long issued) {
    return new Claim(CERTIFICATION, by, KeyName.worker(workerKey), 0, COMPLETE, issued);
  }

  /** An OpenPGP key vouches for another key. */
  public static Claim endorsement(KeyName by, KeyName about, int depth, int amount, long issued) {
    return new Claim(ENDORSEMENT, by, about, depth, amount, issued);
  }

  /**
   * Reads the claim in an entry, without checking who signed it.
   *
   * @throws IllegalArgumentException if a field is missing or out of range
   */
  public static Claim of(Entry entry) {
    boolean certification = entry.kind().equals(CERTIFICATION);
    return new Claim(
        entry.kind(),
        new KeyName(entry.string("by")),
        new KeyName(entry.string("about")),
        certification ? 0 : Math.toIntExact(entry.integer("depth")),
        certification ? COMPLETE : Math.toIntExact(entry.integer("amount")),
        entry.integer("issued"));
  }

  /** The canonical JSON that the OpenPGP key signs. */
  public byte[] statement() {
    return builder().build().bytes();
  }

  /** An entry with the fields of this claim and no more. */
  Entry.Builder builder() {
    Entry.Builder entry =
        Entry.of(kind).put("by", by.text()).put("about", about.text()).put("issued", issued);
    return kind.equals(CERTIFICATION) ? entry : entry.put("depth", depth).put("amount", amount);
  }
}

package io.kicktrain.platform.hub;

/** The largest bodies accepted, in bytes. */
final class Limits {

  /** A recipe: the reader's own limit. */
  static final int RECIPE = 1 << 20;

  /** A log entry (C2SP tlog-tiles: the length is a 16-bit integer). */
  static final int ENTRY = 65_535;

  /** A request for work. */
  static final int LEASE_REQUEST = 4096;

  /**
   * At most 16 openings, each of two blocks of 16 KiB in base64 and three paths of at most 32
   * hashes.
   */
  static final int OPENINGS = 16 * (2 * 22_000 + 3 * 32 * 70) + 4096;

  private Limits() {}
}

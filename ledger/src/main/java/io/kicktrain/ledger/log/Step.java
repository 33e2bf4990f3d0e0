package io.kicktrain.ledger.log;

/** The steps of a batch in their order, named so that a test can end the process at each. */
enum Step {
  /** The batch is in the write-ahead log, perhaps not on disk. */
  WAL_WRITTEN,
  /** The batch is durable. */
  WAL_SYNCED,
  /** Tiles and bundles are visible. */
  TILES_WRITTEN,
  /** The new tree head is signed and durable in the last-signed state. */
  HEAD_SIGNED,
  /** The new tree head is visible to everybody. */
  PUBLISHED,
  /** A new segment of the write-ahead log exists. */
  SEGMENT_CREATED,
  /** Tiles and bundles of the old segment are durable. */
  TILES_SYNCED,
  /** The old segment is gone. */
  SEGMENT_DELETED;

  /** Told about every step that is done. */
  @FunctionalInterface
  interface Hook {
    Hook NONE = step -> {};

    void reached(Step step);
  }
}

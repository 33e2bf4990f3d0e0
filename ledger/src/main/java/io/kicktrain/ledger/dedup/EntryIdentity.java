package io.kicktrain.ledger.dedup;

import org.jspecify.annotations.Nullable;

/**
 * Says what makes two entries of a log the same one. It must be a pure function of the entry's
 * bytes: after a restart it is asked again about entries that are in the log.
 */
@FunctionalInterface
public interface EntryIdentity {
  /** Every entry is one of its own. */
  EntryIdentity DISTINCT = entry -> null;

  /**
   * The identity of an entry.
   *
   * @param entry its bytes
   * @return bytes that only the same entry has, or null if the entry may be in the log again
   */
  byte @Nullable [] of(byte[] entry);
}

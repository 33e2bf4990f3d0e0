package io.kicktrain.ledger.log;

import java.util.List;

/**
 * Entries that go to disk together.
 *
 * @param firstIndex number of the first one
 * @param entries in order
 */
record Batch(long firstIndex, List<byte[]> entries) {
  /** Number of the entry after the last. */
  long endIndex() {
    return firstIndex + entries.size();
  }
}

package io.kicktrain.ledger.log;

import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.run.Fingerprint;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An entry that waits for its place in the log. */
final class Pending {
  /** Fixed cost of a small entry, so that many of them are bounded too. */
  private static final int OVERHEAD = 256;

  final byte[] entry;
  final byte[] leafHash;
  final @Nullable Fingerprint key;
  final CompletableFuture<Receipt> future = new CompletableFuture<>();

  /**
   * What the sequencer does not have to do is done here, by the thread that appends.
   *
   * @param identity of the entry, null if it has none
   */
  Pending(byte[] entry, byte @Nullable [] identity) {
    this.entry = entry;
    this.leafHash = MerkleHash.leaf(entry);
    this.key = identity == null ? null : Fingerprint.of(identity);
  }

  /** What it counts against the limit of pending bytes. */
  int cost() {
    return entry.length + OVERHEAD;
  }
}

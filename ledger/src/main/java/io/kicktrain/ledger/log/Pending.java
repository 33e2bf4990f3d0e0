package io.kicktrain.ledger.log;

import io.kicktrain.ledger.merkle.MerkleHash;
import java.util.concurrent.CompletableFuture;

/** An entry that waits for its place in the log. */
final class Pending {
  /** Fixed cost of a small entry, so that many of them are bounded too. */
  private static final int OVERHEAD = 256;

  final byte[] entry;
  final byte[] leafHash;
  final CompletableFuture<Receipt> future = new CompletableFuture<>();

  Pending(byte[] entry) {
    this.entry = entry;
    this.leafHash = MerkleHash.leaf(entry);
  }

  /** What it counts against the limit of pending bytes. */
  int cost() {
    return entry.length + OVERHEAD;
  }
}

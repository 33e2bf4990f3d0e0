package io.kicktrain.contracts.contract;

import io.kicktrain.ledger.merkle.MerkleHash;

/**
 * One anchor, as the contract's event tells it.
 *
 * @param size entries of the tree head, 1..2^48-1
 * @param previous size of the anchor before it, 0 for the first
 * @param time of its block, seconds since 1970
 * @param root the tree head's root, 32 bytes
 * @param block height of its block
 * @param transaction hash of its transaction
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Anchored(
    long size, long previous, long time, byte[] root, long block, String transaction) {
  /** Checks the root's length. */
  public Anchored {
    if (size <= previous || root.length != MerkleHash.BYTES) {
      throw new IllegalArgumentException("sizes grow and a root has 32 bytes");
    }
    root = root.clone();
  }

  /** A copy of the 32 bytes. */
  @Override
  public byte[] root() {
    return root.clone();
  }
}

package io.kicktrain.ledger.anchor;

import io.kicktrain.ledger.merkle.MerkleHash;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A tree head on its way into the anchor's memory, or in it.
 *
 * @param size number of its entries, at least 1
 * @param root its root as 64 lower-case hex digits
 * @param state how far it has come
 * @param reference where to find it: the transaction's hash
 * @param block number of the block that has it, -1 while there is none
 * @param since when it was sent, or the block's time once it is in one
 */
public record AnchoredHead(
    long size, String root, AnchorState state, String reference, long block, Instant since) {

  /** Checks size and root. */
  public AnchoredHead {
    if (size < 1 || HexFormat.of().parseHex(root).length != MerkleHash.BYTES) {
      throw new IllegalArgumentException("an anchored head has a size and a root of 32 bytes");
    }
  }
}

package io.kicktrain.contracts.contract;

import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.merkle.MerkleHash;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What the contract stores.
 *
 * @param size entries of the newest anchored tree head; 0 before the first
 * @param root its root, 32 bytes; zeros before the first
 * @param time of its block, seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Latest(long size, byte[] root, long time) {
  /** A contract in which nothing was anchored yet. */
  public static final Latest NONE = new Latest(0, new byte[MerkleHash.BYTES], 0);

  /** Checks the root's length. */
  public Latest {
    if (size < 0 || root.length != MerkleHash.BYTES) {
      throw new IllegalArgumentException("a size >= 0 and a root of 32 bytes are expected");
    }
    root = root.clone();
  }

  /**
   * As a head in a block that is not known.
   *
   * @throws IllegalArgumentException if nothing was anchored yet
   */
  public AnchoredHead view() {
    return new AnchoredHead(
        size,
        HexFormat.of().formatHex(root),
        AnchorState.MINED,
        "",
        -1,
        Instant.ofEpochSecond(time));
  }

  /** A copy of the 32 bytes. */
  @Override
  public byte[] root() {
    return root.clone();
  }
}

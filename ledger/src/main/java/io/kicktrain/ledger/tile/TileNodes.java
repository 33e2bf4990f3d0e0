package io.kicktrain.ledger.tile;

import io.kicktrain.ledger.merkle.MerkleHash;
import java.util.Arrays;

/**
 * One hash tile with the hashes of all perfect subtrees inside it: a pyramid of 256, 128, ... 1
 * hashes. It only grows, so a reader of fewer hashes never sees a difference; adding is for one
 * thread.
 */
public final class TileNodes {
  private final byte[][] rows = new byte[TileId.HEIGHT + 1][];
  private int width;

  /** Creates an empty tile. */
  public TileNodes() {
    for (int height = 0; height < rows.length; height++) {
      rows[height] = new byte[(TileId.FULL >> height) * MerkleHash.BYTES];
    }
  }

  /**
   * Builds the pyramid over the bytes of a tile.
   *
   * @throws TileException unless {@code hashes} is 1..256 hashes of 32 bytes
   */
  public static TileNodes of(byte[] hashes) {
    int count = hashes.length / MerkleHash.BYTES;
    if (hashes.length % MerkleHash.BYTES != 0 || count < 1 || count > TileId.FULL) {
      throw new TileException("a hash tile has 1..256 hashes of 32 bytes, not " + hashes.length);
    }
    TileNodes tile = new TileNodes();
    for (int i = 0; i < count; i++) {
      tile.add(Arrays.copyOfRange(hashes, i * MerkleHash.BYTES, (i + 1) * MerkleHash.BYTES));
    }
    return tile;
  }

  /** Appends a hash; the tile must not be full. */
  public void add(byte[] hash) {
    int position = width;
    byte[] node = hash;
    for (int height = 0; ; height++) {
      System.arraycopy(node, 0, rows[height], position * MerkleHash.BYTES, MerkleHash.BYTES);
      if (position % 2 == 0) {
        break;
      }
      node = MerkleHash.node(node(height, position - 1), node);
      position /= 2;
    }
    width++;
  }

  /** How many hashes are in it. */
  public int width() {
    return width;
  }

  /** Whether it has all 256. */
  public boolean full() {
    return width == TileId.FULL;
  }

  /** The hash over tile hashes {@code [position << height, (position + 1) << height)}. */
  public byte[] node(int height, int position) {
    if ((position + 1) << height > width) {
      throw new TileException("tile of width " + width + " has no node " + height + "/" + position);
    }
    int offset = position * MerkleHash.BYTES;
    return Arrays.copyOfRange(rows[height], offset, offset + MerkleHash.BYTES);
  }

  /** The bytes of the tile as they are served. */
  public byte[] bytes() {
    return Arrays.copyOf(rows[0], width * MerkleHash.BYTES);
  }

  /** The hash of a full tile, which stands in the tile above it. */
  public byte[] root() {
    return node(TileId.HEIGHT, 0);
  }
}

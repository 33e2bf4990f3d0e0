package io.kicktrain.ledger.tile;

import io.kicktrain.ledger.merkle.NodeReader;

/** Reads single tree hashes out of tiles, whoever supplies those. */
public abstract class TileHashes implements NodeReader {
  /** The tile at a place, wide enough to hold {@code width} hashes. */
  protected abstract TileNodes tile(int level, long index, int width);

  @Override
  public final byte[] node(int level, long index) {
    int tileLevel = level / TileId.HEIGHT;
    int height = level % TileId.HEIGHT;
    long tile = index >>> (TileId.HEIGHT - height);
    int position = (int) (index & ((TileId.FULL >> height) - 1));
    return tile(tileLevel, tile, (position + 1) << height).node(height, position);
  }
}

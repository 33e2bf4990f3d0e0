package io.kicktrain.contracts.history;

import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.util.List;

/**
 * A log that is seen through its tiles.
 *
 * @param tiles every hash of which was checked against its tree head
 */
public record TileLog(VerifiedTiles tiles) implements AnchoredLog {

  @Override
  public TreeHead treeHead() {
    return tiles.head();
  }

  @Override
  public List<byte[]> consistencyProof(long from, long to) {
    return MerkleProofs.consistency(tiles, from, to);
  }
}

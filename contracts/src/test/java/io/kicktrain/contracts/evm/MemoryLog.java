package io.kicktrain.contracts.evm;

import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.merkle.MerkleTree;
import io.kicktrain.ledger.note.TreeHead;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log that is the same in every process that makes it the same way. */
public final class MemoryLog implements AnchoredLog {
  private final MerkleTree tree = new MerkleTree();

  /** A log with these entries. */
  public static MemoryLog of(String... entries) {
    MemoryLog log = new MemoryLog();
    for (String entry : entries) {
      log.add(entry);
    }
    return log;
  }

  /** A log with that many entries. */
  public static MemoryLog ofSize(int size) {
    MemoryLog log = new MemoryLog();
    for (int i = 0; i < size; i++) {
      log.add("entry " + i);
    }
    return log;
  }

  public void add(String entry) {
    tree.add(MerkleHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public TreeHead treeHead() {
    return new TreeHead(World.ORIGIN, tree.size(), tree.root());
  }

  @Override
  public List<byte[]> consistencyProof(long from, long to) {
    return MerkleProofs.consistency(tree, from, to);
  }
}

package io.kicktrain.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A small tree kept in memory (RFC 6962 section 2.1), for commitments over up to some 100,000
 * leaves. It keeps the hashes of all perfect subtrees, so adding is O(1) amortised and a proof is
 * O(log n). Not thread-safe.
 */
public final class MerkleTree implements NodeReader {
  /** levels.get(h).get(i) is the hash over leaves [i << h, (i + 1) << h). */
  private final List<List<byte[]>> levels = new ArrayList<>();

  /** Creates a tree without leaves. */
  public MerkleTree() {
    levels.add(new ArrayList<>());
  }

  /**
   * Appends a leaf by its hash ({@link MerkleHash#leaf}).
   *
   * @throws IllegalArgumentException if the hash is not 32 bytes
   */
  public void add(byte[] leafHash) {
    if (leafHash.length != MerkleHash.BYTES) {
      throw new IllegalArgumentException("a leaf hash has 32 bytes, not " + leafHash.length);
    }
    byte[] hash = leafHash.clone();
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<byte[]> row = levels.get(level);
      row.add(hash);
      if (row.size() % 2 == 1) {
        return;
      }
      hash = MerkleHash.node(row.get(row.size() - 2), hash);
    }
  }

  /** Number of leaves. */
  public long size() {
    return levels.get(0).size();
  }

  /** The root over all leaves so far. */
  public byte[] root() {
    return MerkleProofs.root(this, size()).clone();
  }

  /** The audit path of a leaf in the tree of all leaves so far, from the leaf's sibling up. */
  public List<byte[]> inclusionProof(long index) {
    return MerkleProofs.inclusion(this, index, size());
  }

  /** The proof that the tree of the first {@code from} leaves is a prefix of this one. */
  public List<byte[]> consistencyProof(long from) {
    return MerkleProofs.consistency(this, from, size());
  }

  @Override
  public byte[] node(int level, long index) {
    return levels.get(level).get(Math.toIntExact(index));
  }
}

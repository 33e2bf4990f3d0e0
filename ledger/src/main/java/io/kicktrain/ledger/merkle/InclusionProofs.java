package io.kicktrain.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the audit paths of many leaves of one tree. Neighbouring leaves share most of their path,
 * so the siblings of the last one are kept: going through the leaves in order costs about two reads
 * each instead of a read, and at the right edge several hashes, per level. Not thread-safe.
 */
public final class InclusionProofs {
  private static final int MAX_DEPTH = 63;

  private final NodeReader nodes;
  private final long size;

  /** The sibling subtree at each depth of the last path, by its first leaf. */
  private final long[] begins = new long[MAX_DEPTH];

  private final byte[] @Nullable [] hashes = new byte[MAX_DEPTH][];

  /** For the tree of the first {@code size} leaves of {@code nodes}. */
  public InclusionProofs(NodeReader nodes, long size) {
    this.nodes = nodes;
    this.size = size;
  }

  /**
   * The audit path of leaf {@code index}, from the leaf's sibling up.
   *
   * @throws IllegalArgumentException unless 0 <= index < size
   */
  public List<byte[]> of(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a tree of size " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    path(index, 0, size, 0, proof);
    return proof;
  }

  private void path(long index, long begin, long end, int depth, List<byte[]> proof) {
    if (end - begin == 1) {
      return;
    }
    long middle = begin + MerkleProofs.split(end - begin);
    if (index < middle) {
      path(index, begin, middle, depth + 1, proof);
      proof.add(sibling(middle, end, depth));
    } else {
      path(index, middle, end, depth + 1, proof);
      proof.add(sibling(begin, middle, depth));
    }
  }

  /** At one depth, subtrees that begin at the same leaf are the same. */
  private byte[] sibling(long begin, long end, int depth) {
    byte[] known = hashes[depth];
    if (known != null && begins[depth] == begin) {
      return known;
    }
    byte[] hash = MerkleProofs.range(nodes, begin, end);
    begins[depth] = begin;
    hashes[depth] = hash;
    return hash;
  }
}

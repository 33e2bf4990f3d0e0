package io.kicktrain.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds roots and proofs (RFC 6962 sections 2.1, 2.1.1 and 2.1.2) from the hashes of perfect
 * subtrees. Every proof takes O(log size) reads.
 */
public final class MerkleProofs {
  private MerkleProofs() {}

  /** The root of the first {@code size} leaves; {@link MerkleHash#empty()} for size 0. */
  public static byte[] root(NodeReader nodes, long size) {
    requireSize(size);
    return size == 0 ? MerkleHash.empty() : range(nodes, 0, size);
  }

  /**
   * The audit path of leaf {@code index} in the tree of the first {@code size} leaves, from the
   * leaf's sibling up.
   *
   * @throws IllegalArgumentException unless 0 <= index < size
   */
  public static List<byte[]> inclusion(NodeReader nodes, long index, long size) {
    return new InclusionProofs(nodes, size).of(index);
  }

  /**
   * The proof that the tree of {@code from} leaves is a prefix of the tree of {@code to} leaves;
   * empty if {@code from} is 0 or equals {@code to}.
   *
   * @throws IllegalArgumentException unless 0 <= from <= to
   */
  public static List<byte[]> consistency(NodeReader nodes, long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no consistency proof from size " + from + " to " + to);
    }
    List<byte[]> proof = new ArrayList<>();
    if (from > 0 && from < to) {
      subproof(nodes, from, 0, to, true, proof);
    }
    return proof;
  }

  /** {@code known}: the verifier already has the hash of {@code [begin, end)} as the old root. */
  private static void subproof(
      NodeReader nodes, long from, long begin, long end, boolean known, List<byte[]> proof) {
    if (from == end) {
      if (!known) {
        proof.add(range(nodes, begin, end));
      }
      return;
    }
    long middle = begin + split(end - begin);
    if (from <= middle) {
      subproof(nodes, from, begin, middle, known, proof);
      proof.add(range(nodes, middle, end));
    } else {
      subproof(nodes, from, middle, end, false, proof);
      proof.add(range(nodes, begin, middle));
    }
  }

  static byte[] range(NodeReader nodes, long begin, long end) {
    long count = end - begin;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return nodes.node(level, begin >>> level);
    }
    long middle = begin + split(count);
    return MerkleHash.node(range(nodes, begin, middle), range(nodes, middle, end));
  }

  /** The largest power of two smaller than {@code count}, which is at least 2. */
  static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  private static void requireSize(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("tree size " + size + " is negative");
    }
  }
}

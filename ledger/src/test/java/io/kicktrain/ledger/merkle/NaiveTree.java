package io.kicktrain.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962 section 2.1 written down word for word, slow and obvious: the judge of the fast code.
 */
public final class NaiveTree {
  private NaiveTree() {}

  public static List<byte[]> leaves(int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    return leaves;
  }

  /** MTH over leaf hashes. */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return MerkleHash.empty();
    }
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int k = split(leaves.size());
    return MerkleHash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /** PATH(m, D[n]). */
  public static List<byte[]> path(int m, List<byte[]> leaves) {
    List<byte[]> proof = new ArrayList<>();
    if (leaves.size() > 1) {
      int k = split(leaves.size());
      List<byte[]> left = leaves.subList(0, k);
      List<byte[]> right = leaves.subList(k, leaves.size());
      proof.addAll(m < k ? path(m, left) : path(m - k, right));
      proof.add(root(m < k ? right : left));
    }
    return proof;
  }

  /** PROOF(m, D[n]) for 0 < m < n. */
  public static List<byte[]> proof(int m, List<byte[]> leaves) {
    return subproof(m, leaves, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean known) {
    List<byte[]> proof = new ArrayList<>();
    if (m == leaves.size()) {
      if (!known) {
        proof.add(root(leaves));
      }
      return proof;
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    if (m <= k) {
      proof.addAll(subproof(m, left, known));
      proof.add(root(right));
    } else {
      proof.addAll(subproof(m - k, right, false));
      proof.add(root(left));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }
}

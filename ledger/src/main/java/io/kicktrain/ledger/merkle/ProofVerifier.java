package io.kicktrain.ledger.merkle;

import java.security.MessageDigest;
import java.util.List;

/**
 * Verifies inclusion and consistency proofs by the algorithms of RFC 9162 sections 2.1.3.2 and
 * 2.1.4.2. Strict: a wrong size or index, a missing, superfluous or misplaced node, or a hash that
 * is not 32 bytes long makes a proof invalid; nothing throws.
 */
public final class ProofVerifier {
  private ProofVerifier() {}

  /**
   * Whether the leaf is number {@code index} of the tree with {@code size} leaves and that root.
   */
  public static boolean inclusion(
      byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
    if (index < 0 || index >= size || !hash(leafHash) || !hash(root) || !hashes(proof)) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = MerkleHash.node(sibling, hash);
        int skip = levelsWithoutSibling(node);
        node >>>= skip;
        last >>>= skip;
      } else {
        hash = MerkleHash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether the tree (from, fromRoot) is a prefix of the tree (to, toRoot). */
  public static boolean consistency(
      long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
    if (from < 0 || from > to || !hash(fromRoot) || !hash(toRoot) || !hashes(proof)) {
      return false;
    }
    if (from == to) {
      boolean rightIfEmpty = from > 0 || MessageDigest.isEqual(fromRoot, MerkleHash.empty());
      return rightIfEmpty && proof.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
    }
    if (from == 0) {
      return proof.isEmpty() && MessageDigest.isEqual(fromRoot, MerkleHash.empty());
    }
    return prefix(from, fromRoot, to, toRoot, proof);
  }

  private static boolean prefix(
      long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
    boolean perfect = Long.bitCount(from) == 1;
    if (!perfect && proof.isEmpty()) {
      return false;
    }
    int trailing = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >>> trailing;
    long last = (to - 1) >>> trailing;
    byte[] oldHash = perfect ? fromRoot : proof.get(0);
    byte[] newHash = oldHash;
    for (byte[] sibling : perfect ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = MerkleHash.node(sibling, oldHash);
        newHash = MerkleHash.node(sibling, newHash);
        int skip = levelsWithoutSibling(node);
        node >>>= skip;
        last >>>= skip;
      } else {
        newHash = MerkleHash.node(newHash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0
        && MessageDigest.isEqual(oldHash, fromRoot)
        && MessageDigest.isEqual(newHash, toRoot);
  }

  /**
   * The last node of an incomplete level has no right sibling: it stands for its ancestors up to
   * the one that is a right child. Returns 0 for a node that is itself a right child, and for the
   * root.
   */
  private static int levelsWithoutSibling(long node) {
    return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
  }

  private static boolean hash(byte[] bytes) {
    return bytes.length == MerkleHash.BYTES;
  }

  private static boolean hashes(List<byte[]> proof) {
    return proof.stream().allMatch(ProofVerifier::hash);
  }
}

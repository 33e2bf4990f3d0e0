package io.kicktrain.ledger.merkle;

/** Reads the hashes of the perfect subtrees of a tree, wherever they are kept. */
@FunctionalInterface
public interface NodeReader {
  /**
   * The hash over leaves {@code [index << level, (index + 1) << level)}; level 0 is a leaf hash.
   *
   * @param level height of the subtree, 0..62
   * @param index number of the subtree at that height, from 0; all its leaves are in the tree
   * @return 32 bytes that the caller does not change
   */
  byte[] node(int level, long index);
}

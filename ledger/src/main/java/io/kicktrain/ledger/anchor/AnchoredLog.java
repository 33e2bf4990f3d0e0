package io.kicktrain.ledger.anchor;

import io.kicktrain.ledger.log.TransparencyLog;
import io.kicktrain.ledger.merkle.ProofVerifier;
import io.kicktrain.ledger.note.TreeHead;
import java.util.List;

/** What an anchor needs of a log, whether it is here or elsewhere. */
public interface AnchoredLog {

  /** The newest tree head. */
  TreeHead treeHead();

  /**
   * The proof that the tree of {@code from} entries is a prefix of that of {@code to}.
   *
   * @throws IllegalArgumentException unless 0 <= from <= to <= the tree head's size
   */
  List<byte[]> consistencyProof(long from, long to);

  /** A log of this process. */
  static AnchoredLog of(TransparencyLog log) {
    return new AnchoredLog() {
      @Override
      public TreeHead treeHead() {
        return log.treeHead();
      }

      @Override
      public List<byte[]> consistencyProof(long from, long to) {
        return log.consistencyProof(from, to);
      }
    };
  }

  /**
   * Whether the tree of {@code size} entries with this root is a prefix of {@code head}, by a
   * consistency proof.
   *
   * @param head a tree head of this log
   * @param size number of entries, 0 or more
   * @param root 32 bytes
   */
  default boolean hasPrefix(TreeHead head, long size, byte[] root) {
    return size <= head.size()
        && ProofVerifier.consistency(
            size, root, head.size(), head.root(), consistencyProof(size, head.size()));
  }
}

package io.kicktrain.training.wire;

import java.util.List;

/**
 * The proof that an entry is in the tree of a size, and that this tree is a prefix of the signed
 * one. All hashes are hexadecimal.
 *
 * @param index the entry's index
 * @param size the tree's size
 * @param entry the entry's exact bytes
 * @param proof from the leaf to the tree's root
 * @param root the tree's root
 * @param toHead consistency proof from {@code size} to the signed tree head's size
 * @param treeHead the newest signed tree head, a C2SP signed note
 */
@SuppressWarnings("ArrayRecordComponent") // a wire record: JSON writes byte[] as base64
public record InclusionView(
    long index,
    long size,
    byte[] entry,
    List<String> proof,
    String root,
    List<String> toHead,
    String treeHead) {

  /** Copies the lists. */
  public InclusionView {
    proof = List.copyOf(proof);
    toHead = List.copyOf(toHead);
  }
}

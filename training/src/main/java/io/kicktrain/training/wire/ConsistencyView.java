package io.kicktrain.training.wire;

import java.util.List;

/**
 * The proof that one tree is a prefix of another, and the other one of the signed tree. All hashes
 * are hexadecimal.
 *
 * @param from size of the smaller tree
 * @param fromRoot its root
 * @param to size of the larger tree
 * @param toRoot its root
 * @param proof consistency proof between the two
 * @param toHead consistency proof from {@code to} to the signed tree head's size
 * @param treeHead the newest signed tree head, a C2SP signed note
 */
public record ConsistencyView(
    long from,
    String fromRoot,
    long to,
    String toRoot,
    List<String> proof,
    List<String> toHead,
    String treeHead) {

  /** Copies the lists. */
  public ConsistencyView {
    proof = List.copyOf(proof);
    toHead = List.copyOf(toHead);
  }
}

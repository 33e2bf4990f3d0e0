package io.kicktrain.training.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log entries, each with its proof under one tree head. That none is left out is not proven by this
 * answer: who needs that reads the whole log.
 *
 * @param treeHead the signed tree head, a C2SP signed note
 * @param entries in the order of the log
 * @param next the {@code from} of the next page, or null when this is the last one
 */
public record EntriesView(String treeHead, List<Proven> entries, @Nullable Long next) {

  /** Copies the list. */
  public EntriesView {
    entries = List.copyOf(entries);
  }

  /**
   * One entry with its proof.
   *
   * @param index the entry's index in the log
   * @param entry its exact bytes
   * @param leafHash hexadecimal
   * @param proof the inclusion proof's nodes, hexadecimal, leaf to root
   */
  @SuppressWarnings("ArrayRecordComponent") // a wire record: JSON writes byte[] as base64
  public record Proven(long index, byte[] entry, String leafHash, List<String> proof) {

    /** Copies the list. */
    public Proven {
      proof = List.copyOf(proof);
    }
  }

  /**
   * An entry's receipt, to verify it.
   *
   * @param proven one of {@link #entries}
   * @return the entry's receipt under this answer's tree head
   */
  public ReceiptDocument receipt(Proven proven) {
    return new ReceiptDocument(proven.index(), proven.leafHash(), proven.proof(), treeHead);
  }
}

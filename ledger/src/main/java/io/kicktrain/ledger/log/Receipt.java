package io.kicktrain.ledger.log;

import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.ProofVerifier;
import io.kicktrain.ledger.note.NoteException;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import java.security.MessageDigest;
import java.util.List;

/**
 * Proof that an entry is in a log: it verifies offline with nothing but the log's vkey.
 *
 * @param index number of the entry, from 0
 * @param leafHash RFC 6962 leaf hash of the entry, 32 bytes
 * @param proof audit path in the tree head's tree, from the sibling up, at most 63 hashes
 * @param signedTreeHead text of the signed note
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity: receipts are verified, not equal
public record Receipt(long index, byte[] leafHash, List<byte[]> proof, String signedTreeHead) {
  private static final int MAX_PROOF = 63;

  /** Checks index, lengths and the number of hashes. */
  public Receipt {
    proof = List.copyOf(proof);
    if (index < 0 || leafHash.length != MerkleHash.BYTES || proof.size() > MAX_PROOF) {
      throw new IllegalArgumentException(
          "a receipt has an index >= 0, a leaf hash of 32 bytes and at most 63 proof hashes");
    }
  }

  /**
   * Whether this receipt proves that {@code entry} is in the log of {@code key}: the leaf hash is
   * the entry's, the proof leads to the tree head, and the key signed it under its own name as
   * origin.
   */
  public boolean verify(byte[] entry, VerifierKey key) {
    try {
      TreeHead head = treeHead();
      return head.origin().equals(key.name())
          && SignedNote.parse(signedTreeHead).signedBy(key)
          && MessageDigest.isEqual(MerkleHash.leaf(entry), leafHash)
          && ProofVerifier.inclusion(leafHash, index, head.size(), proof, head.root());
    } catch (NoteException e) {
      return false;
    }
  }

  /**
   * The tree head inside, not verified.
   *
   * @throws NoteException if the note breaks its format
   */
  public TreeHead treeHead() {
    return TreeHead.parse(SignedNote.parse(signedTreeHead).text());
  }
}

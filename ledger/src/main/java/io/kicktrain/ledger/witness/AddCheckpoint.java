package io.kicktrain.ledger.witness;

import io.kicktrain.ledger.bytes.Decimal;
import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.note.SignedNote;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of an add-checkpoint request (C2SP tlog-witness).
 *
 * @param oldSize size of the tree that the witness cosigned last, 0 for none
 * @param proof consistency proof from there, at most 63 hashes
 * @param note the signed tree head to be cosigned
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote note) {
  private static final String OLD = "old ";
  private static final int MAX_PROOF = 63;

  /** Checks the size and the number of hashes. */
  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (oldSize < 0 || proof.size() > MAX_PROOF) {
      throw new IllegalArgumentException("old size must be >= 0, with at most 63 proof hashes");
    }
  }

  /**
   * Parses a body.
   *
   * @throws IllegalArgumentException if it breaks the format
   */
  public static AddCheckpoint parse(String body) {
    int empty = body.length() > SignedNote.MAX_LENGTH ? -1 : body.indexOf("\n\n");
    if (empty < 0 || !body.startsWith(OLD)) {
      throw new IllegalArgumentException("body must be: old size, proof, empty line, checkpoint");
    }
    String[] lines = body.substring(OLD.length(), empty).split("\n", -1);
    List<byte[]> proof = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      byte[] hash = StrictBase64.decode(lines[i]);
      if (hash.length != MerkleHash.BYTES) {
        throw new IllegalArgumentException("line " + (i + 1) + " is no hash");
      }
      proof.add(hash);
    }
    SignedNote note = SignedNote.parse(body.substring(empty + 2));
    return new AddCheckpoint(Decimal.parse(lines[0]), proof, note);
  }

  /** The body as text. */
  public String format() {
    StringBuilder body = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> body.append(StrictBase64.encode(hash)).append('\n'));
    return body.append('\n').append(note.format()).toString();
  }
}

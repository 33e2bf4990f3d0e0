package io.kicktrain.ledger.witness;

import io.kicktrain.ledger.bytes.Decimal;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteException;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import java.io.IOException;
import java.util.List;

/** Asks one witness to cosign the newest tree head of our log. Not thread-safe. */
public final class WitnessClient {
  /** Carries an add-checkpoint body to the witness, over HTTP or in memory. */
  @FunctionalInterface
  public interface Transport {
    /** Sends a body and gives the answer, whatever its status. */
    WitnessAnswer post(String body) throws IOException;
  }

  private static final int ATTEMPTS = 3;

  private final VerifierKey witness;
  private final Transport transport;
  private long cosignedSize;

  /** For the witness whose cosignatures {@code witness} verifies. */
  public WitnessClient(VerifierKey witness, Transport transport) {
    this.witness = witness;
    this.transport = transport;
  }

  /**
   * Gets the newest tree head cosigned, and adds the cosignature to the published one unless a
   * newer one was published meanwhile.
   *
   * @return the tree head that was cosigned, with the cosignature
   * @throws IOException if the witness cannot be reached, or refuses: then its reason is the
   *     message
   */
  public SignedNote cosign(FileLog log) throws IOException {
    SignedNote note = SignedNote.parse(log.signedTreeHead());
    TreeHead head = TreeHead.parse(note.text());
    WitnessAnswer answer = ask(log, note, head);
    for (int i = 1; i < ATTEMPTS && knowsAnotherSize(answer, head); i++) {
      answer = ask(log, note, head);
    }
    if (answer.status() != 200) {
      throw new IOException("witness " + witness.name() + " refused: " + answer.body().strip());
    }
    SignedNote cosigned = cosigned(note, answer.body());
    cosignedSize = head.size();
    log.cosign(
        head, cosigned.signatures().stream().filter(s -> witness.verify(note.text(), s)).toList());
    return cosigned;
  }

  /** Whose cosignatures these are. */
  public VerifierKey key() {
    return witness;
  }

  private WitnessAnswer ask(FileLog log, SignedNote note, TreeHead head) throws IOException {
    long from = Math.min(cosignedSize, head.size());
    List<byte[]> proof = log.consistencyProof(from, head.size());
    return transport.post(new AddCheckpoint(from, proof, note).format());
  }

  /** The witness tells the size that it cosigned last: the proof must start there. */
  private boolean knowsAnotherSize(WitnessAnswer answer, TreeHead head) throws IOException {
    if (answer.status() != 409 || !answer.contentType().equals(WitnessAnswer.SIZE_TYPE)) {
      return false;
    }
    try {
      cosignedSize = Decimal.parse(answer.body().strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("witness " + witness.name() + " answered with no size", e);
    }
    if (cosignedSize > head.size()) {
      throw new IOException(
          "witness "
              + witness.name()
              + " has cosigned a tree of "
              + cosignedSize
              + " entries, ours has "
              + head.size()
              + ": this log went back to an old state and must not go on");
    }
    return true;
  }

  private SignedNote cosigned(SignedNote note, String lines) throws IOException {
    try {
      SignedNote cosigned = SignedNote.parse(note.format() + lines);
      if (cosigned.signedBy(witness)) {
        return cosigned;
      }
    } catch (NoteException e) {
      throw new IOException("witness " + witness.name() + " answered with no signature", e);
    }
    throw new IOException("witness " + witness.name() + " answered with a wrong signature");
  }
}

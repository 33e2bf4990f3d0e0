package io.kicktrain.ledger.witness;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a log's newest tree head cosigned: {@link #run} is called from time to time. For one
 * thread.
 */
public final class Cosigning {
  private final FileLog log;
  private final CosignedHead kept;
  private final List<WitnessClient> witnesses;

  /** For a log, its witnesses, and the file where their cosignatures are kept. */
  public Cosigning(FileLog log, CosignedHead kept, List<WitnessClient> witnesses) {
    this.log = log;
    this.kept = kept;
    this.witnesses = List.copyOf(witnesses);
  }

  /**
   * Asks every witness that has not cosigned the newest tree head. What was cosigned before a
   * restart is put back first.
   *
   * @return why witnesses did not cosign, one line each; the log goes on without them
   */
  public List<String> run() {
    List<String> troubles = new ArrayList<>();
    try {
      publishKept();
    } catch (IOException e) {
      troubles.add("cosignatures cannot be published: " + e.getMessage());
    }
    for (WitnessClient witness : witnesses) {
      try {
        SignedNote published = SignedNote.parse(log.signedTreeHead());
        if (!published.signedBy(witness.key())) {
          kept.add(witness.cosign(log));
        }
      } catch (IOException e) {
        troubles.add("witness " + witness.key().name() + ": " + e.getMessage());
      }
    }
    return troubles;
  }

  private void publishKept() throws IOException {
    SignedNote published = SignedNote.parse(log.signedTreeHead());
    SignedNote cosigned = kept.newest().orElse(published);
    if (cosigned.text().equals(published.text())
        && cosigned.signatures().size() > published.signatures().size()) {
      log.cosign(TreeHead.parse(cosigned.text()), cosigned.signatures());
    }
  }
}

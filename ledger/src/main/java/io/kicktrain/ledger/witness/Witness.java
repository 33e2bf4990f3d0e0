package io.kicktrain.ledger.witness;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.ProofVerifier;
import io.kicktrain.ledger.note.NoteException;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * A witness of other people's logs: the add-checkpoint call of C2SP tlog-witness without its HTTP.
 * Checking a tree head against the last one and remembering it is one step for everybody;
 * remembering is durable before the cosignature goes out. Thread-safe.
 */
public final class Witness {
  private final Path directory;
  private final NoteSigner cosigner;
  private final Map<String, List<VerifierKey>> logs;

  /**
   * Creates a witness.
   *
   * @param directory where it remembers, one small file for each log
   * @param cosigner key made by {@link NoteSigner#generateWitness}
   * @param logs keys of the logs it knows, by origin
   */
  public Witness(Path directory, NoteSigner cosigner, Map<String, List<VerifierKey>> logs) {
    this.directory = directory;
    this.cosigner = cosigner;
    this.logs = Map.copyOf(logs);
  }

  /**
   * Answers an add-checkpoint request.
   *
   * @throws IOException if the tree head cannot be remembered; nothing was cosigned then
   */
  public WitnessAnswer addCheckpoint(String body) throws IOException {
    AddCheckpoint request;
    TreeHead head;
    try {
      request = AddCheckpoint.parse(body);
      head = TreeHead.parse(request.note().text());
    } catch (IllegalArgumentException e) {
      return WitnessAnswer.refused(400, String.valueOf(e.getMessage()));
    }
    List<VerifierKey> keys = logs.get(head.origin());
    if (keys == null) {
      return WitnessAnswer.refused(404, "this log is not known here");
    }
    if (keys.stream().noneMatch(request.note()::signedBy)) {
      return WitnessAnswer.refused(403, "no signature of a key that is known for this log");
    }
    if (request.oldSize() > head.size()) {
      return WitnessAnswer.refused(400, "the old size is larger than the checkpoint's");
    }
    return extend(request, head);
  }

  private synchronized WitnessAnswer extend(AddCheckpoint request, TreeHead head)
      throws IOException {
    TreeHead last = last(head.origin());
    if (request.oldSize() != last.size()) {
      return WitnessAnswer.otherSize(last.size());
    }
    boolean sameSize = last.size() == head.size();
    if (sameSize && !MessageDigest.isEqual(last.root(), head.root())) {
      return WitnessAnswer.refused(409, "another root was cosigned at this size");
    }
    if (!ProofVerifier.consistency(
        last.size(), last.root(), head.size(), head.root(), request.proof())) {
      return WitnessAnswer.refused(422, "the consistency proof does not verify");
    }
    if (!sameSize) {
      DurableFiles.writeAtomically(
          file(head.origin()), head.body().getBytes(StandardCharsets.UTF_8));
    }
    return WitnessAnswer.cosigned(cosigner.sign(head.body()).format());
  }

  private TreeHead last(String origin) throws IOException {
    try {
      TreeHead last = TreeHead.parse(Files.readString(file(origin)));
      if (!last.origin().equals(origin)) {
        throw new IOException(file(origin) + " belongs to " + last.origin() + ": restore it");
      }
      return last;
    } catch (NoSuchFileException e) {
      return new TreeHead(origin, 0, MerkleHash.empty());
    } catch (NoteException e) {
      throw new IOException(file(origin) + " is damaged: restore it, never delete it", e);
    }
  }

  private Path file(String origin) {
    return directory.resolve(Sha256.hex(origin.getBytes(StandardCharsets.UTF_8)));
  }
}

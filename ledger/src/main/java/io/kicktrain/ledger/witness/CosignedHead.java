package io.kicktrain.ledger.witness;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteException;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The newest tree head that witnesses cosigned, kept in a file. A busy log publishes newer ones
 * before anybody can cosign them; this one stays, for those who want to see a witness's name.
 * Thread-safe.
 */
public final class CosignedHead {
  private final Path file;
  private volatile Optional<SignedNote> newest;

  private CosignedHead(Path file, Optional<SignedNote> newest) {
    this.file = file;
    this.newest = newest;
  }

  /**
   * Opens the file, which need not exist yet.
   *
   * @throws IOException if it cannot be read, or is no signed tree head: deleting it loses nothing
   *     but the cosignatures of the last tree head
   */
  public static CosignedHead open(Path file) throws IOException {
    try {
      SignedNote note = SignedNote.parse(Files.readString(file));
      TreeHead.parse(note.text());
      return new CosignedHead(file, Optional.of(note));
    } catch (NoSuchFileException e) {
      return new CosignedHead(file, Optional.empty());
    } catch (NoteException e) {
      throw new IOException(file + " is damaged: delete it, witnesses will cosign again", e);
    }
  }

  /** The newest cosigned tree head with its log's signatures and the cosignatures. */
  public Optional<SignedNote> newest() {
    return newest;
  }

  /** Takes a cosigned tree head; one that is older than the newest is left out. */
  public synchronized void add(SignedNote cosigned) throws IOException {
    SignedNote next = cosigned;
    SignedNote known = newest.orElse(cosigned);
    if (known.text().equals(cosigned.text())) {
      next = known.with(cosigned.signatures());
    } else if (TreeHead.parse(cosigned.text()).size() < TreeHead.parse(known.text()).size()) {
      return;
    }
    DurableFiles.writeAtomically(file, next.format().getBytes(StandardCharsets.UTF_8));
    newest = Optional.of(next);
  }
}

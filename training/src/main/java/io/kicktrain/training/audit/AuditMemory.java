package io.kicktrain.training.audit;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteException;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers, for every log's key, the newest tree head whose tree was verified, as the signed note
 * itself: two notes of one key that contradict each other prove to anybody that the log has lied.
 * One file a key, its first line says for how many entries all signatures were verified.
 */
public final class AuditMemory {

  private static final String SIGNATURES = "signatures ";

  private final Path folder;
  private final Optional<Path> mirror;
  private final boolean goesOn;

  /**
   * A memory of tree heads: every audit reads the log from its beginning.
   *
   * @param folder where it is kept; created when something is remembered
   */
  public AuditMemory(Path folder) {
    this(folder, Optional.empty(), false);
  }

  private AuditMemory(Path folder, Optional<Path> mirror, boolean goesOn) {
    this.folder = folder;
    this.mirror = mirror;
    this.goesOn = goesOn;
  }

  /**
   * The same memory, which also keeps what was replayed, so that the next audit of the same scope
   * reads only what was added.
   *
   * @param copy where everything is that earlier audits have read
   */
  public AuditMemory goingOn(Path copy) {
    return new AuditMemory(folder, Optional.of(copy.toAbsolutePath().normalize()), true);
  }

  /** The same memory for an audit that reads everything, whatever was replayed before. */
  public AuditMemory fromTheStart() {
    return new AuditMemory(folder, mirror, false);
  }

  /**
   * What an audit has left.
   *
   * @param note the signed tree head
   * @param head the same, read
   * @param signatures all signatures of the entries before this one were verified
   */
  record Remembered(String note, TreeHead head, long signatures) {}

  /** What is remembered of a log; the file's signature is checked again. */
  Optional<Remembered> of(VerifierKey key) throws IOException {
    Path file = file(key);
    try {
      String text = Files.readString(file);
      int line = text.indexOf('\n');
      String note = text.substring(line + 1);
      SignedNote signed = SignedNote.parse(note);
      if (!text.startsWith(SIGNATURES) || !signed.signedBy(key)) {
        throw new NoteException("it is no tree head of " + key.name());
      }
      long signatures = Long.parseLong(text.substring(SIGNATURES.length(), line));
      return Optional.of(new Remembered(note, TreeHead.parse(signed.text()), signatures));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          "the remembered tree head in " + file + " is damaged; move it away: " + e.getMessage(),
          e);
    }
  }

  void remember(VerifierKey key, String note, long signatures) throws IOException {
    DurableFiles.createDirectories(folder);
    String text = SIGNATURES + signatures + "\n" + note;
    DurableFiles.writeAtomically(file(key), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What is kept of an audit of that scope.
   *
   * @throws IOException if it is damaged
   */
  Optional<KeptReplay> replay(VerifierKey key, AuditScope scope) throws IOException {
    Optional<ReplayMemory> replays = replays(key, scope);
    return goesOn && replays.isPresent() ? replays.get().open() : Optional.empty();
  }

  /** Where replays of that scope are kept, if any are. */
  Optional<ReplayMemory> replays(VerifierKey key, AuditScope scope) {
    return mirror.map(
        copy -> new ReplayMemory(folder, name(key.format() + " " + copy + " " + scope)));
  }

  private Path file(VerifierKey key) {
    return folder.resolve(name(key.format()) + ".head");
  }

  private static String name(String of) {
    return Sha256.hex(of.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }
}

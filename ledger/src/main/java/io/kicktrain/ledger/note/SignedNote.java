package io.kicktrain.ledger.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A text and the signatures of it (C2SP signed-note). A parsed note proves nothing until {@link
 * #verifiedBy} has named the trusted keys that signed it.
 *
 * @param text ends with a newline and has no control character but newlines
 * @param signatures 1..64, in the order of their lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** Longest note that is read, in characters. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final int MAX_SIGNATURES = 64;

  /** Checks the text and the number of signatures. */
  public SignedNote {
    NoteText.require(text);
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new NoteException(
          "a note has 1.." + MAX_SIGNATURES + " signatures, not " + signatures.size());
    }
  }

  /** Signs {@code text} with every signer, in order. */
  public static SignedNote sign(String text, NoteSigner... signers) {
    NoteText.require(text);
    return new SignedNote(text, Arrays.stream(signers).map(s -> s.sign(text)).toList());
  }

  /**
   * Parses a note; the text ends at its last empty line.
   *
   * @throws NoteException if the note breaks the format
   */
  public static SignedNote parse(String note) {
    if (note.length() > MAX_LENGTH) {
      throw new NoteException("note is longer than " + MAX_LENGTH + " characters");
    }
    NoteText.requireCharacters(note);
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
      throw new NoteException("note needs an empty line and then signature lines");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  /** The note as text: the inverse of {@link #parse}. */
  public String format() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.format()));
    return note.toString();
  }

  /** This note with more signature lines at its end; lines that it already has are left out. */
  public SignedNote with(Collection<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    more.stream().filter(s -> !all.contains(s)).forEach(all::add);
    return new SignedNote(text, all);
  }

  /**
   * The keys out of {@code trusted} that signed this note; signatures of other keys are ignored.
   *
   * @throws NoteException if a signature that claims to be made by a trusted key is wrong
   */
  public List<VerifierKey> verifiedBy(Collection<VerifierKey> trusted) {
    List<VerifierKey> verified = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : trusted) {
        if (key.claims(signature) && !verified.contains(key)) {
          if (!key.verify(text, signature)) {
            throw new NoteException("signature of " + key.name() + " does not verify");
          }
          verified.add(key);
        }
      }
    }
    return verified;
  }

  /** Whether {@code key} signed this note and no line in its name is wrong. */
  public boolean signedBy(VerifierKey key) {
    try {
      return !verifiedBy(List.of(key)).isEmpty();
    } catch (NoteException e) {
      return false;
    }
  }
}

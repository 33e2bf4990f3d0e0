package io.kicktrain.ledger.note;

/** A signed note, tree head or key that breaks its format, or carries no valid signature. */
public final class NoteException extends IllegalArgumentException {
  /** Creates the exception with a message that says what was wrong and where. */
  public NoteException(String message) {
    super(message);
  }

  NoteException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.kicktrain.ledger.entry;

/** An entry that lacks a field, has one of the wrong type, or is too large or malformed. */
public final class EntryException extends IllegalArgumentException {
  EntryException(String message) {
    super(message);
  }

  EntryException(String message, Throwable cause) {
    super(message, cause);
  }
}

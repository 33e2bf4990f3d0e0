package io.kicktrain.ledger.entry;

/** Bytes that are not canonical JSON, or a value that has no canonical JSON. */
public final class JsonException extends IllegalArgumentException {
  private final int offset;

  JsonException(String message, int offset) {
    super(message + " at byte " + offset);
    this.offset = offset;
  }

  JsonException(String message) {
    super(message);
    this.offset = -1;
  }

  /** Where in the bytes the fault is, or -1 for a value that cannot be written. */
  public int offset() {
    return offset;
  }
}

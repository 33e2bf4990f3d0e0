package io.kicktrain.ledger.tile;

/**
 * A tile or bundle that is missing, broken, or does not belong to the tree head it was read for.
 */
public final class TileException extends RuntimeException {
  /** Creates the exception with a message that names the file and what is wrong with it. */
  public TileException(String message) {
    super(message);
  }

  TileException(String message, Throwable cause) {
    super(message, cause);
  }
}

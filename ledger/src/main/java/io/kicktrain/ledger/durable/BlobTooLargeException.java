package io.kicktrain.ledger.durable;

import java.io.IOException;

/** A stream that was longer than its limit. */
public final class BlobTooLargeException extends IOException {
  private final long maxBytes;

  BlobTooLargeException(long maxBytes) {
    super("more than the " + maxBytes + " bytes allowed here");
    this.maxBytes = maxBytes;
  }

  /** The limit that was exceeded. */
  public long maxBytes() {
    return maxBytes;
  }
}

package io.kicktrain.ledger.durable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Content-addressed storage: a blob is named by the SHA-256 of its bytes. */
public interface Blobs {
  /**
   * Stores a stream; durable when this returns. Storing the same bytes again changes nothing.
   *
   * @param in read to its end, at most {@code maxBytes + 1} bytes
   * @param maxBytes largest accepted length
   * @throws BlobTooLargeException if the stream is longer; nothing is kept then
   */
  Stored put(InputStream in, long maxBytes) throws IOException;

  /**
   * Whether the blob is stored.
   *
   * @throws IllegalArgumentException unless {@code sha256} is 64 lower-case hex characters
   */
  boolean has(String sha256);

  /**
   * Where the blob's file is, or would be.
   *
   * @throws IllegalArgumentException unless {@code sha256} is 64 lower-case hex characters
   */
  Path path(String sha256);

  /** Length of a stored blob in bytes. */
  long size(String sha256) throws IOException;
}

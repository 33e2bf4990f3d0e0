package io.kicktrain.ledger.durable;

import io.kicktrain.ledger.bytes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Blobs as files {@code <first two hex digits>/<other 62>} under one directory. Thread-safe; two
 * threads or processes that store the same bytes at once end with one file.
 */
public final class FileBlobs implements Blobs {
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final Path incoming;

  private FileBlobs(Path root) {
    this.root = root;
    this.incoming = root.resolve("incoming");
  }

  /** Opens the store, creates its directory, and removes what a crash left half-written. */
  public static FileBlobs open(Path root) throws IOException {
    FileBlobs blobs = new FileBlobs(root.toAbsolutePath());
    DurableFiles.createDirectories(blobs.incoming);
    DurableFiles.deleteTemporaries(blobs.incoming);
    return blobs;
  }

  @Override
  public Stored put(InputStream in, long maxBytes) throws IOException {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is negative: " + maxBytes);
    }
    try (DurableWrite write = DurableWrite.begin(incoming)) {
      MessageDigest digest = Sha256.newDigest();
      long size = copy(in, maxBytes, digest, write);
      String sha256 = HexFormat.of().formatHex(digest.digest());
      boolean existed = Files.isRegularFile(path(sha256)) && size(sha256) == size;
      if (existed) {
        // Whoever renamed it may not have reached the directory's fsync yet.
        DurableFiles.syncDirectory(DurableFiles.parent(path(sha256)));
      } else {
        write.commit(path(sha256));
      }
      return new Stored(sha256, size, existed);
    }
  }

  private static long copy(InputStream in, long maxBytes, MessageDigest digest, DurableWrite write)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read; (read = in.read(buffer)) >= 0; ) {
      size += read;
      if (size > maxBytes) {
        throw new BlobTooLargeException(maxBytes);
      }
      digest.update(buffer, 0, read);
      write.write(buffer, 0, read);
    }
    return size;
  }

  @Override
  public boolean has(String sha256) {
    return Files.isRegularFile(path(sha256));
  }

  @Override
  public Path path(String sha256) {
    if (!Sha256.isHex(sha256)) {
      throw new IllegalArgumentException("not a SHA-256 in 64 lower-case hex characters");
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  @Override
  public long size(String sha256) throws IOException {
    return Files.size(path(sha256));
  }
}

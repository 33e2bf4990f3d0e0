package io.kicktrain.ledger.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link FileLog} uses its disk and memory.
 *
 * @param segmentBytes size of one write-ahead log segment, reserved when it is created; 64 KiB..1
 *     GiB
 * @param maxBatchEntries most entries that share one fsync, 1..65,536
 * @param pendingBytes most bytes of entries that wait for the disk; appending blocks above it
 * @param minFreeBytes appending is refused when the disk has less left
 * @param lastSigned file of the last-signed state; null for the one in the log's directory. On
 *     another disk than the log it also shows that the whole directory went back to an old backup
 */
public record FileLogOptions(
    int segmentBytes,
    int maxBatchEntries,
    int pendingBytes,
    long minFreeBytes,
    @Nullable Path lastSigned) {
  /** 16 MiB segments, 16,384 entries a batch, 64 MiB pending, 64 MiB free. */
  public static final FileLogOptions DEFAULT =
      new FileLogOptions(16 << 20, 16_384, 64 << 20, 64L << 20, null);

  /** Checks the ranges. */
  public FileLogOptions {
    if (segmentBytes < 1 << 16 || segmentBytes > 1 << 30) {
      throw new IllegalArgumentException("segmentBytes must be 64 KiB..1 GiB: " + segmentBytes);
    }
    if (maxBatchEntries < 1 || maxBatchEntries > 1 << 16) {
      throw new IllegalArgumentException("maxBatchEntries must be 1..65,536: " + maxBatchEntries);
    }
    if (pendingBytes < 1 << 17 || minFreeBytes < 0) {
      throw new IllegalArgumentException(
          "pendingBytes must be at least 128 KiB and minFreeBytes not negative");
    }
  }

  /** The same with another file for the last-signed state. */
  public FileLogOptions withLastSigned(Path file) {
    return new FileLogOptions(segmentBytes, maxBatchEntries, pendingBytes, minFreeBytes, file);
  }

  /** The same with another segment size. */
  public FileLogOptions withSegmentBytes(int bytes) {
    return new FileLogOptions(bytes, maxBatchEntries, pendingBytes, minFreeBytes, lastSigned);
  }
}

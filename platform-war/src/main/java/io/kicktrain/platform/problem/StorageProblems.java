package io.kicktrain.platform.problem;

import io.kicktrain.ledger.log.LogException;
import io.kicktrain.training.round.StorageReserve.StorageFullException;
import io.kicktrain.training.wire.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * Tells what a failing data folder means to a client: the work is not lost, it can be sent again
 * later.
 */
final class StorageProblems {

  private static final String KEEP =
      "; nothing was acknowledged and nothing stored is lost: keep it and send it again later";

  private StorageProblems() {}

  /** Whether an exception comes from writing or reading what the platform keeps. */
  static boolean isStorage(Throwable cause) {
    return cause instanceof FileSystemException
        || cause instanceof ReadOnlyFileSystemException
        || cause instanceof LogException
        || full(cause);
  }

  /** 507 when there is no space left, 503 otherwise. */
  static Problem of(Throwable cause) {
    if (full(cause)) {
      return Problem.of(
          "storage-full", 507, "The platform's disk is full", "no space is left" + KEEP);
    }
    if (cause instanceof LogException) {
      return Problem.of(
          "log-stopped", 503, "The platform's log has stopped", "the operator must act" + KEEP);
    }
    return Problem.of(
        "storage-unwritable",
        503,
        "The platform cannot use its data folder",
        cause.getClass().getSimpleName() + KEEP);
  }

  private static boolean full(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof StorageFullException
        || (cause instanceof IOException && message.contains("no space left"));
  }
}

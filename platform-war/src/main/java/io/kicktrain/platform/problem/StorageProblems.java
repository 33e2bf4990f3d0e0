package io.kicktrain.platform.problem;

import io.kicktrain.training.wire.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * Tells what a failing data folder means to a client: the work is not lost, it can be sent again
 * later.
 */
final class StorageProblems {

  private StorageProblems() {}

  /** Whether an exception comes from reading or writing files. */
  static boolean isStorage(Throwable cause) {
    return cause instanceof FileSystemException
        || cause instanceof ReadOnlyFileSystemException
        || cause instanceof UncheckedIOException
        || (cause instanceof IOException && full(cause));
  }

  /** 507 when there is no space left, 503 otherwise. */
  static Problem of(Throwable cause) {
    if (full(cause)) {
      return Problem.of(
          "storage-full",
          507,
          "The platform's disk is full",
          "nothing was stored and nothing stored is lost; send it again when there is space");
    }
    return Problem.of(
        "storage-unwritable",
        503,
        "The platform cannot write its data",
        (cause instanceof AccessDeniedException ? "permission denied" : "the disk failed")
            + "; nothing was stored and nothing stored is lost; send it again later");
  }

  private static boolean full(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left") || message.contains("not enough space");
  }
}

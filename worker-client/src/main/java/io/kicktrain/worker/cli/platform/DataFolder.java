package io.kicktrain.worker.cli.platform;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks a folder before anything is started on it, so that the reason is one line and not a
 * server's log.
 */
public final class DataFolder {

  /** Room that a start needs: the server's unpacked files and the first rounds. */
  private static final long LEAST_BYTES = 200_000_000;

  private DataFolder() {}

  /**
   * Creates the folder when it is missing and tries to write into it.
   *
   * @param folder the folder
   * @throws Failure if it is no folder, cannot be written, or the disk is nearly full
   */
  public static void prepare(Path folder) throws Failure {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", null));
    } catch (IOException e) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the data folder " + folder.toAbsolutePath() + " cannot be written: " + reason(e),
          "make it writable, or choose another one with --data-dir",
          e);
    }
    long room = folder.toFile().getUsableSpace();
    if (room < LEAST_BYTES) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the disk of " + folder.toAbsolutePath() + " has only " + Format.bytes(room) + " left",
          "free at least " + Format.bytes(LEAST_BYTES) + ", or choose another --data-dir");
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replaceAll("Exception$", "");
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    return words + " (" + e.getMessage() + ")";
  }
}

package io.kicktrain.training.round;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Disk space that is kept: nothing new is begun when less is free, so that what has begun can be
 * finished.
 *
 * @param folder a folder on the disk in question
 * @param bytes how much is kept
 */
public record StorageReserve(Path folder, long bytes) {

  /**
   * The disk has less free space than is kept in reserve. Nothing stored is lost; free some and try
   * again.
   */
  public static final class StorageFullException extends IOException {

    private static final long serialVersionUID = 1L;

    StorageFullException(String message) {
      super(message);
    }
  }

  /**
   * Checks the reserve.
   *
   * @throws StorageFullException if it would be used up
   * @throws IOException if the folder cannot be written
   */
  public void require() throws IOException {
    DurableFiles.createDirectories(folder);
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < bytes) {
      throw new StorageFullException(
          "the data folder's disk has "
              + (usable >> 20)
              + " MiB free, but "
              + (bytes >> 20)
              + " MiB are kept in reserve; free some space");
    }
  }
}

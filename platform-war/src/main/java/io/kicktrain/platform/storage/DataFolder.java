package io.kicktrain.platform.storage;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The folder that holds everything the platform keeps:
 *
 * <pre>
 * version      the layout's version, one line
 * keys/        the log's name and signing key, the hub's secret
 * db/          campaigns and leases
 * log/         the transparency log
 * index/       what the log is searched by, made from it
 * witness/     the newest tree heads of the logs that are witnessed here
 * blobs/       recipes, shards, payloads and deltas, by their hash
 * campaigns/   the state, snapshots and releases of each campaign
 * </pre>
 *
 * @param root the folder, absolute
 * @param reservedBytes free space that its disk must keep
 */
public record DataFolder(Path root, long reservedBytes) {

  /** The version of the layout that this program reads and writes. */
  static final String VERSION = "kicktrain-data 1";

  private static final int MAX_VERSION_BYTES = 256;

  /**
   * What may be there before the version file is: the launcher's logs, and a file system's own
   * folder.
   */
  private static final Set<String> HARMLESS = Set.of("logs", "lost+found");

  /**
   * Opens the folder; creates it when it is not there or empty.
   *
   * @param root the folder; a relative one must begin with a dot, because the database wants that
   * @param reservedBytes free space that its disk must keep
   * @return the folder, writable and of this version
   * @throws UnusableDataException if it is not writable, of another version or on a full disk
   */
  public static DataFolder open(Path root, long reservedBytes) throws UnusableDataException {
    if (!root.isAbsolute() && !root.startsWith(".")) {
      throw new UnusableDataException(
          "data-path", "the data folder \"" + root + "\" must be absolute or begin with ./");
    }
    DataFolder folder = new DataFolder(root.toAbsolutePath().normalize(), reservedBytes);
    try {
      Files.createDirectories(folder.root);
      folder.checkFreeSpace();
      folder.checkWritable();
      folder.checkVersion();
      DurableFiles.createDirectories(folder.root.resolve("db"));
      return folder;
    } catch (FileAlreadyExistsException e) {
      throw new UnusableDataException(
          "data-unwritable",
          "the data folder " + folder.root + " is not a folder, or is below a file",
          e);
    } catch (AccessDeniedException e) {
      throw folder.unwritable("permission denied", e);
    } catch (IOException e) {
      throw folder.unwritable(String.valueOf(e.getMessage()), e);
    }
  }

  /** Where the log's name and key are. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** Where the log is. */
  public Path log() {
    return root.resolve("log");
  }

  /** Where the index of the log is; it can be deleted, and is made again then. */
  public Path index() {
    return root.resolve("index");
  }

  /**
   * Space that can still be used.
   *
   * @return bytes
   * @throws IOException if the folder is not there any more
   */
  public long freeBytes() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  /**
   * Refuses a disk that is too full.
   *
   * @throws UnusableDataException if less than the reserve is free
   * @throws IOException if the folder is not there any more
   */
  public void checkFreeSpace() throws UnusableDataException, IOException {
    long free = freeBytes();
    if (free < reservedBytes) {
      throw new UnusableDataException(
          "disk-full",
          "the disk of the data folder "
              + root
              + " has "
              + free
              + " bytes free, below the reserve of "
              + reservedBytes
              + ": make room, or choose another folder with KICKTRAIN_DATA");
    }
  }

  /**
   * Tries to write.
   *
   * @throws IOException if the folder cannot be written
   */
  public void checkWritable() throws IOException {
    Path probe = Files.createTempFile(root, ".probe", "");
    Files.delete(probe);
  }

  private void checkVersion() throws IOException, UnusableDataException {
    Path file = root.resolve("version");
    if (!Files.exists(file)) {
      requireEmpty();
      DurableFiles.writeAtomically(file, (VERSION + "\n").getBytes(StandardCharsets.UTF_8));
      return;
    }
    String found =
        Files.size(file) > MAX_VERSION_BYTES ? "a long text" : Files.readString(file).strip();
    if (!found.equals(VERSION)) {
      throw new UnusableDataException(
          "data-version",
          "the data folder "
              + root
              + " is of version \""
              + found
              + "\", this program reads \""
              + VERSION
              + "\": run the program that wrote it, or choose another folder with KICKTRAIN_DATA");
    }
  }

  private void requireEmpty() throws IOException, UnusableDataException {
    try (var files = Files.list(root)) {

      if (files.anyMatch(file -> !HARMLESS.contains(file.getFileName().toString()))) {
        throw new UnusableDataException(
            "data-version",
            "the folder "
                + root
                + " has files but no version file, so it is not KickTrain's:"
                + " choose an empty folder with KICKTRAIN_DATA");
      }
    }
  }

  private UnusableDataException unwritable(String why, IOException cause) {
    return new UnusableDataException(
        "data-unwritable",
        "the data folder "
            + root
            + " is not writable: "
            + why
            + ": correct its permissions, or choose another folder with KICKTRAIN_DATA",
        cause);
  }
}

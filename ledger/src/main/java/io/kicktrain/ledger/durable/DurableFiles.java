package io.kicktrain.ledger.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one class all durable writes go through. A whole file is written by these system calls, in
 * this order:
 *
 * <ol>
 *   <li>{@code open(directory)}: before anything else, so that an error of its last fsync cannot be
 *       lost
 *   <li>{@code open(temporary file, O_CREAT | O_EXCL)} in the same directory, {@code write} until
 *       all bytes are taken
 *   <li>{@code fsync(temporary file)}
 *   <li>{@code rename(temporary file, target)}, atomic
 *   <li>{@code fsync(directory)}, then both are closed
 * </ol>
 *
 * <p>If a step fails, the temporary file is removed, the target is as before or complete, and the
 * exception goes to the caller, who must not try the fsync again: after a failed fsync the kernel
 * may have dropped the bytes.
 */
public final class DurableFiles {
  /**
   * What the names of temporary files start with: a crash may leave some, and they mean nothing.
   */
  public static final String TEMPORARY_PREFIX = ".tmp-";

  private DurableFiles() {}

  /** Replaces or creates {@code target} with the concatenation of {@code parts}, durably. */
  public static void writeAtomically(Path target, byte[]... parts) throws IOException {
    try (DurableWrite write = DurableWrite.begin(parent(target))) {
      write.writeAll(parts);
      write.commit(target);
    }
  }

  /**
   * Replaces or creates {@code target} so that readers see the old or the new bytes whole. Durable
   * only after {@link #syncFile} and {@link #syncDirectory}: for files that can be made again from
   * durable ones until then.
   */
  public static void writeVisible(Path target, byte[] bytes) throws IOException {
    Path temporary = parent(target).resolve(TEMPORARY_PREFIX + target.getFileName());
    try {
      Files.write(temporary, bytes);
    } catch (NoSuchFileException e) {
      Files.createDirectories(parent(target));
      Files.write(temporary, bytes);
    }
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Creates {@code target} readable by its owner alone; an existing file is never replaced. */
  public static void writeSecret(Path target, byte[] bytes) throws IOException {
    Path directory = parent(target);
    createDirectories(directory);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "refusing to overwrite a key; move it away first");
    }
    try (FileChannel sync = openDirectory(directory)) {
      Set<StandardOpenOption> options =
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (FileChannel file = FileChannel.open(target, options, ownerOnly(directory))) {
        writeFully(file, ByteBuffer.wrap(bytes));
        file.force(true);
      }
      sync.force(true);
    }
  }

  /** Creates a directory and its missing parents, each durable in its own parent. */
  public static void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = parent(absolute);
    createDirectories(parent);
    try {
      Files.createDirectory(absolute);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(absolute)) {
        throw e;
      }
    }
    syncDirectory(parent);
  }

  /** Makes the names in {@code directory} durable. */
  public static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = openDirectory(directory)) {
      channel.force(true);
    }
  }

  /** Makes the contents of a file that is already written durable. */
  public static void syncFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes a file or directory with all it contains; what is not there is no error. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
              throws IOException {
            if (error != null) {
              throw error;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
    syncDirectory(parent(root));
  }

  /** Removes the temporary files that a crash has left in {@code directory}. */
  public static void deleteTemporaries(Path directory) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, TEMPORARY_PREFIX + "*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Writes all of {@code bytes} at the channel's position. */
  public static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static FileChannel openDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString(), null, "directory is missing");
    }
    return FileChannel.open(directory, StandardOpenOption.READ);
  }

  static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " has no parent directory");
    }
    return parent;
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
    if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}

package io.kicktrain.ledger.durable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is being written under a temporary name, for contents that come as a stream. It
 * becomes visible, durable and complete by {@link #commit}, or never. Not thread-safe.
 *
 * <p>The order of system calls is the one of {@link DurableFiles}.
 */
public final class DurableWrite extends OutputStream {
  private final FileChannel directoryChannel;
  private final Path directory;
  private final Path temporary;
  private final FileChannel channel;
  private boolean finished;

  private DurableWrite(FileChannel directoryChannel, Path directory) throws IOException {
    this.directoryChannel = directoryChannel;
    this.directory = directory;
    this.temporary = directory.resolve(DurableFiles.TEMPORARY_PREFIX + UUID.randomUUID());
    this.channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Opens a temporary file in {@code directory}, which is created if it is missing. */
  public static DurableWrite begin(Path directory) throws IOException {
    DurableFiles.createDirectories(directory);
    FileChannel directoryChannel = DurableFiles.openDirectory(directory);
    try {
      return new DurableWrite(directoryChannel, directory.toAbsolutePath());
    } catch (IOException | RuntimeException e) {
      directoryChannel.close();
      throw e;
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    DurableFiles.writeFully(channel, ByteBuffer.wrap(bytes, offset, length));
  }

  void writeAll(byte[]... parts) throws IOException {
    for (byte[] part : parts) {
      write(part);
    }
  }

  /**
   * Makes the file durable under {@code target}, replacing what was there.
   *
   * @param target a path in the directory given to {@link #begin}, or in one on the same file
   *     system: then that directory's names are made durable as well
   */
  public void commit(Path target) throws IOException {
    if (finished) {
      throw new IllegalStateException("already committed or abandoned");
    }
    Path targetDirectory = DurableFiles.parent(target);
    if (targetDirectory.equals(directory)) {
      rename(target, directoryChannel);
    } else {
      DurableFiles.createDirectories(targetDirectory);
      try (FileChannel targetChannel = DurableFiles.openDirectory(targetDirectory)) {
        rename(target, targetChannel);
      }
    }
    finished = true;
    close();
  }

  private void rename(Path target, FileChannel targetDirectory) throws IOException {
    channel.force(true);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    targetDirectory.force(true);
  }

  /** Throws the bytes away; the target stays as it was. Does nothing after a commit. */
  public void abandon() throws IOException {
    close();
  }

  /** Closes, and abandons what was not committed. */
  @Override
  public void close() throws IOException {
    try (directoryChannel;
        channel) {
      if (!finished) {
        finished = true;
        Files.deleteIfExists(temporary);
      }
    }
  }
}

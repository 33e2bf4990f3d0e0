package io.kicktrain.ledger.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process, or a second log in this one, out of a log's directory. */
final class LogLock implements AutoCloseable {
  private final FileChannel channel;

  private LogLock(FileChannel channel) {
    this.channel = channel;
  }

  static LogLock acquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new LogLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this process: refused below like any other.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new LogException(
        "the log in " + file.getParent() + " is open already; close the other process first");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

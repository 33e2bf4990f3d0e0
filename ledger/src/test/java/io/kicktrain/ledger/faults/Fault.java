package io.kicktrain.ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * One thing that goes wrong on a disk: an operation on files of one kind fails, once, after it has
 * succeeded some times.
 *
 * @param operation what fails
 * @param where a regular expression, found in the path
 * @param after how many times it succeeds before
 * @param message what the operating system says
 */
public record Fault(Operation operation, String where, AtomicInteger after, String message) {
  /** What {@code EIO} reads like. */
  public static final String EIO = "Input/output error";

  /** What {@code ENOSPC} reads like. */
  public static final String ENOSPC = "No space left on device";

  /** What can fail. */
  public enum Operation {
    /** Half of the bytes are written, the rest is refused. */
    WRITE,
    /** A file's fsync; what was written since the last one is lost. */
    SYNC,
    /** A directory's fsync. */
    DIRECTORY_SYNC,
    /** A rename. */
    RENAME
  }

  /** Nothing fails. */
  public static Fault none() {
    return of(Operation.WRITE, "nowhere", 0, "no message");
  }

  static Fault of(Operation operation, String where, int after, String message) {
    return new Fault(operation, where, new AtomicInteger(after), message);
  }

  /** Reads {@code OPERATION where after message}. */
  public static Fault parse(String text) {
    String[] words = text.split(" ", 4);
    return of(Operation.valueOf(words[0]), words[1], Integer.parseInt(words[2]), words[3]);
  }

  /** The form that {@link #parse} reads. */
  public String format() {
    return operation + " " + where + " " + after + " " + message;
  }

  /** Whether this call is the one that fails. */
  boolean strikes(Operation now, Path path) {
    return now == operation
        && Pattern.compile(where).matcher(path.toString()).find()
        && after.getAndDecrement() == 0;
  }

  void strikeSync(Path path) throws IOException {
    Operation kind = Files.isDirectory(path) ? Operation.DIRECTORY_SYNC : Operation.SYNC;
    if (strikes(kind, path)) {
      throw new IOException(path + ": " + message);
    }
  }
}

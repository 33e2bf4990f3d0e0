package io.kicktrain.codec.frame;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a message in a file some segments after the others, so that what is in memory at a time
 * does not depend on how many the message has. The file is open only while it is read. Not
 * thread-safe.
 */
public final class MessageCursor {
  private final Path file;
  private final TableReader table;
  private byte[] bytes = new byte[0];

  private MessageCursor(Path file, TableReader table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads the header.
   *
   * @throws MalformedMessageException if it is wrong
   */
  public static MessageCursor open(Path file) throws IOException {
    try (ByteSource.File source = ByteSource.File.open(file)) {
      return new MessageCursor(file, TableReader.start(source));
    }
  }

  /** What the message says about itself. */
  public MessageHeader header() {
    return table.header();
  }

  /**
   * Reads the segments {@code from .. to - 1} into memory.
   *
   * @param from not below what was read before
   * @return decodes these segments, and no others, until the next call
   * @throws MalformedMessageException if the segment table is wrong there, or the message has
   *     become shorter
   */
  public MessageReader read(int from, int to) throws IOException {
    try (ByteSource.File source = ByteSource.File.open(file)) {
      table.read(from - table.next(), source);
      SegmentTable entries = table.read(to - from, source);
      long start = entries.offset(from);
      int length = Math.toIntExact(entries.offset(to) - start);
      makeRoom(length);
      source.read(start, bytes, length);
      return new MessageReader(new ByteSource.Range(start, bytes, length), table.header(), entries);
    }
  }

  /**
   * And for a little more, as the next segments seldom have as many bytes to the byte; but what
   * once was needed for much more is given back.
   */
  private void makeRoom(int length) {
    if (bytes.length < length || bytes.length / 2 > length) {
      bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, length + length / 16L)];
    }
  }
}

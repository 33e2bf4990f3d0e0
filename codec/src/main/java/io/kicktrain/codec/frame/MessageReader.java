package io.kicktrain.codec.frame;

import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a message: header and segment table are checked when it is opened, each segment when it is
 * decoded.
 *
 * <p>Safe for use by several threads, each with its own {@link SparseSegment}. Opening allocates at
 * most 97 bytes for each byte of the message plus 1 KiB; decoding a segment of n coordinates at
 * most 10 n + 512 bytes for its coded form and 21 n for the decoded one, whatever the bytes say.
 */
public final class MessageReader implements AutoCloseable {
  private final ByteSource source;
  private final MessageHeader header;
  private final SegmentTable table;

  private MessageReader(ByteSource source) throws IOException {
    this.source = source;
    TableReader entries = TableReader.start(source);
    header = entries.header();
    table = entries.read(header.segments(), source);
  }

  /** Some segments of a message. */
  MessageReader(ByteSource source, MessageHeader header, SegmentTable table) {
    this.source = source;
    this.header = header;
    this.table = table;
  }

  /**
   * Opens a message in memory. The array is not copied and must not change.
   *
   * @throws MalformedMessageException if header or segment table are wrong
   */
  public static MessageReader of(byte[] message) throws MalformedMessageException {
    try {
      return new MessageReader(new ByteSource.Memory(message));
    } catch (MalformedMessageException e) {
      throw e;
    } catch (IOException e) {
      throw new AssertionError("memory cannot fail", e);
    }
  }

  /**
   * Opens a message in a file, of which only header and table are read now and segments when they
   * are decoded.
   *
   * @throws MalformedMessageException if header or segment table are wrong
   */
  public static MessageReader open(Path file) throws IOException {
    ByteSource.File source = ByteSource.File.open(file);
    try {
      return new MessageReader(source);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** What the message says about itself. */
  public MessageHeader header() {
    return header;
  }

  /**
   * Byte of the message where segment {@code segment} starts; {@code segments()} gives the
   * message's end.
   */
  public long segmentOffset(int segment) {
    return table.offset(segment);
  }

  /**
   * Decodes one segment.
   *
   * @throws MalformedMessageException if its bytes are wrong; {@code into} is then undefined
   * @throws IndexOutOfBoundsException if there is no such segment
   */
  public void decode(int segment, SparseSegment into) throws IOException {
    int bytes = table.length(segment);
    byte[] coded = into.codedBuffer(bytes);
    long offset = table.offset(segment);
    source.read(offset, coded, bytes);
    into.decoder(header.coding())
        .decode(
            coded,
            bytes,
            Geometry.segmentLength(header.parameters(), segment),
            table.count(segment),
            header.coding().dense().runs(segment),
            offset,
            into);
  }

  /**
   * Decodes all segments, in ascending order.
   *
   * @throws MalformedMessageException if the bytes of one are wrong; the visitor has seen those
   *     before it
   */
  public void decodeAll(SegmentVisitor visitor) throws IOException {
    SparseSegment decoded = new SparseSegment();
    for (int s = 0; s < header.segments(); s++) {
      decode(s, decoded);
      visitor.visit(s, decoded);
    }
  }

  /**
   * Decodes every segment and forgets it: returns if all are well-formed.
   *
   * @throws MalformedMessageException if one is not
   */
  public void verify() throws IOException {
    decodeAll((segment, decoded) -> {});
  }

  /** Closes the file, if there is one. */
  @Override
  public void close() throws IOException {
    source.close();
  }
}

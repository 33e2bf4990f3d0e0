package io.kicktrain.codec.frame;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Assembles a message from the bytes of its segments. Not thread-safe. */
public final class MessageWriter {
  private final long parameters;
  private final SegmentCoding coding;
  private final List<byte[]> segments = new ArrayList<>();

  /**
   * @param parameters coordinates of the vector, 1..2^40
   * @param settings what the segments are coded with
   * @throws IllegalArgumentException if the settings select globally: such a message has a cut
   */
  public MessageWriter(long parameters, CodecSettings settings) {
    this(parameters, perBlock(settings));
  }

  /**
   * @param parameters coordinates of the vector, 1..2^40
   * @param coding what the segments are coded with
   */
  public MessageWriter(long parameters, SegmentCoding coding) {
    Geometry.segments(parameters);
    coding.dense().checkFits(parameters);
    this.parameters = parameters;
    this.coding = coding;
  }

  private static SegmentCoding perBlock(CodecSettings settings) {
    if (settings.selection() instanceof Selection.PerBlock perBlock) {
      return new SegmentCoding.PerBlock(
          settings.values(), settings.transform(), perBlock.keep(), settings.dense());
    }
    throw new IllegalArgumentException("a global selection needs a cut");
  }

  /**
   * Adds the next segment, in order.
   *
   * @param codedSegment what the segment encoder returned, see {@link SegmentSymbols#toBytes}; not
   *     copied
   * @throws IllegalArgumentException if it cannot be a segment of this length
   * @throws IllegalStateException if the message has all its segments
   */
  public void add(byte[] codedSegment) {
    int next = segments.size();
    if (next == Geometry.segments(parameters)) {
      throw new IllegalStateException("the message has all its " + next + " segments");
    }
    checkSegment(
        codedSegment, Geometry.segmentLength(parameters, next), coding.dense().count(next));
    segments.add(codedSegment);
  }

  private static void checkSegment(byte[] coded, int length, int dense) {
    int count = CodedCount.of(coded);
    int bytes = coded.length - CodedCount.bytes(count);
    if (dense > 0 && bytes < 1) {
      throw new IllegalArgumentException(
          "a segment with " + dense + " dense coordinates is never empty");
    }
    if (coded.length > 0 && (count + dense < 1 || count + dense > length || bytes < 1)) {
      throw new IllegalArgumentException(
          "a segment of " + length + " coordinates cannot start with a count of " + count);
    }
    if (bytes > SegmentTable.maxBytes(length)) {
      throw new IllegalArgumentException(
          bytes
              + " bytes, a segment of this length takes at most "
              + SegmentTable.maxBytes(length));
    }
  }

  /**
   * The whole message.
   *
   * @throws IllegalStateException if segments are missing
   */
  public byte[] toBytes() {
    byte[] start = start();
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length(start)));
    all.put(start);
    segments.forEach(segment -> all.put(stream(segment)));
    return all.array();
  }

  /**
   * Writes the whole message.
   *
   * @throws IllegalStateException if segments are missing
   */
  public void writeTo(WritableByteChannel out) throws IOException {
    writeFully(out, ByteBuffer.wrap(start()));
    for (byte[] segment : segments) {
      writeFully(out, stream(segment));
    }
  }

  private byte[] start() {
    if (segments.size() != Geometry.segments(parameters)) {
      throw new IllegalStateException(
          "the message has "
              + segments.size()
              + " of "
              + Geometry.segments(parameters)
              + " segments");
    }
    byte[] table = SegmentTable.write(parameters, coding.dense(), segments);
    int tableOffset = MessageHeader.tableOffset(coding.dense());
    byte[] start = new byte[tableOffset + table.length];
    System.arraycopy(table, 0, start, tableOffset, table.length);
    MessageHeader header = new MessageHeader(parameters, coding, length(start));
    new HeaderCodec(start).write(header, table.length);
    return start;
  }

  private long length(byte[] start) {
    long length = start.length;
    for (byte[] segment : segments) {
      length += stream(segment).remaining();
    }
    return length;
  }

  /** A segment without its count, which is in the table. */
  private static ByteBuffer stream(byte[] segment) {
    int from = segment.length == 0 ? 0 : CodedCount.bytes(CodedCount.of(segment));
    return ByteBuffer.wrap(segment, from, segment.length - from);
  }

  private static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}

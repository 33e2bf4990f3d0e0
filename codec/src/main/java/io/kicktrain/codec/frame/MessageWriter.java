package io.kicktrain.codec.frame;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.vector.Geometry;
import java.io.ByteArrayOutputStream;
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
    this.parameters = parameters;
    this.coding = coding;
  }

  private static SegmentCoding perBlock(CodecSettings settings) {
    if (settings.selection() instanceof Selection.PerBlock perBlock) {
      return new SegmentCoding.PerBlock(settings.values(), settings.transform(), perBlock.keep());
    }
    throw new IllegalArgumentException("a global selection needs a cut");
  }

  /**
   * Adds the next segment, in order.
   *
   * @param codedSegment what the segment encoder returned; not copied
   * @throws IllegalStateException if the message has all its segments
   */
  public void add(byte[] codedSegment) {
    int next = segments.size();
    if (next == Geometry.segments(parameters)) {
      throw new IllegalStateException("the message has all its " + next + " segments");
    }
    int limit = SegmentTable.maxBytes(Geometry.segmentLength(parameters, next));
    if (codedSegment.length > limit) {
      throw new IllegalArgumentException(
          codedSegment.length + " bytes, a segment of this length takes at most " + limit);
    }
    segments.add(codedSegment);
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
    segments.forEach(all::put);
    return all.array();
  }

  /**
   * Writes the whole message.
   *
   * @throws IllegalStateException if segments are missing
   */
  public void writeTo(WritableByteChannel out) throws IOException {
    writeFully(out, start());
    for (byte[] segment : segments) {
      writeFully(out, segment);
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
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    segments.forEach(segment -> SegmentTable.writeEntry(table, segment.length));
    byte[] start = new byte[MessageHeader.BYTES + table.size()];
    System.arraycopy(table.toByteArray(), 0, start, MessageHeader.BYTES, table.size());
    new HeaderCodec(start).write(new MessageHeader(parameters, coding, length(start)));
    return start;
  }

  private long length(byte[] start) {
    long length = start.length;
    for (byte[] segment : segments) {
      length += segment.length;
    }
    return length;
  }

  private static void writeFully(WritableByteChannel out, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}

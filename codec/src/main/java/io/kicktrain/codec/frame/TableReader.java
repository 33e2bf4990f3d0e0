package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.Golomb;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;

/** Reads a message's segment table, some entries after the others. Not thread-safe. */
final class TableReader {
  private static final long MOST_BYTES = 2 * Golomb.MAX_BITS / Byte.SIZE + 1;

  private final MessageHeader header;
  private final int length;
  private final TableCoder coder;
  private int next;
  private long bitsRead;
  private long offset;

  private TableReader(MessageHeader header, int length) {
    this.header = header;
    this.length = length;
    coder = new TableCoder(header.coding().dense().values());
    offset = (long) header.tableOffset() + length;
  }

  /**
   * Reads a message's header, before the first entry.
   *
   * @throws MalformedMessageException if it is wrong
   */
  static TableReader start(ByteSource source) throws IOException {
    long length = source.length();
    if (length < MessageHeader.BYTES) {
      throw new MalformedMessageException(
          "a message has at least " + MessageHeader.BYTES + " bytes, this one " + length, length);
    }
    byte[] start = new byte[MessageHeader.BYTES];
    source.read(0, start, start.length);
    HeaderCodec codec = new HeaderCodec(start);
    MessageHeader header = codec.read(source);
    return new TableReader(header, codec.readTableLength(header));
  }

  /** What the message says about itself. */
  MessageHeader header() {
    return header;
  }

  /** Number of the segment whose entry is read next. */
  int next() {
    return next;
  }

  /**
   * Reads the next entries.
   *
   * <p>What is allocated is bounded by the table's length, because each entry takes at least one
   * bit of it, and that by the message's true length.
   *
   * @param count how many; at most as many as are left
   * @throws MalformedMessageException if one of them is wrong, segments end behind the message or,
   *     once all entries have been read, before it, or the table does not end
   */
  SegmentTable read(int count, ByteSource source) throws IOException {
    int from = (int) (bitsRead / Byte.SIZE);
    boolean last = next + count == header.segments();
    int bytes = last ? length - from : (int) Math.min(length - from, MOST_BYTES * (count + 1));
    long start = (long) header.tableOffset() + from;
    byte[] chunk = new byte[bytes + BitReader.PADDING];
    source.read(start, chunk, bytes);
    BitReader in = new BitReader(chunk, bytes);
    in.seek(bitsRead % Byte.SIZE);
    SegmentTable table = read(count, in, start);
    bitsRead = (long) from * Byte.SIZE + in.position();
    if (last) {
      checkEnd(in, start);
    }
    checkSegments(last);
    return table;
  }

  private SegmentTable read(int count, BitReader in, long start) throws MalformedMessageException {
    long[] offsets = new long[count + 1];
    int[] counts = new int[count];
    int first = next;
    for (int i = 0; i < count; i++, next++) {
      int coordinates = Geometry.segmentLength(header.parameters(), next);
      if (!coder.read(in, coordinates, header.dense(next)) || in.overrun()) {
        throw new MalformedMessageException(
            "the table has no valid entry for segment " + next, start + in.byteOffset());
      }
      offsets[i] = offset;
      counts[i] = coder.count();
      offset += coder.bytes();
    }
    offsets[count] = offset;
    return new SegmentTable(first, offsets, counts);
  }

  private static void checkEnd(BitReader in, long start) throws MalformedMessageException {
    if (in.remaining() >= Byte.SIZE || in.read((int) in.remaining()) != 0) {
      throw new MalformedMessageException(
          "the table does not end with its last entry and zero bits up to a full byte",
          start + in.byteOffset());
    }
  }

  private void checkSegments(boolean last) throws MalformedMessageException {
    long end = header.length();
    if (offset > end || (last && offset < end)) {
      throw new MalformedMessageException(
          "its segments end at byte " + offset + " but the message at " + end,
          Math.min(offset, end));
    }
  }
}

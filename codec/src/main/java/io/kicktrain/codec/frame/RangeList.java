package io.kicktrain.codec.frame;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.value.ValueFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The dense ranges behind a header: for each, the coordinates between the end of the one before (0
 * at first) and its start, then its length less one, both as unsigned LEB128 numbers in as few
 * bytes as possible.
 */
final class RangeList {
  /** Most bytes of a number: those below 2^42. */
  private static final int MAX_BYTES = 6;

  private static final int GROUP = 7;
  private static final int MORE = 1 << GROUP;

  private final byte[] bytes;
  private int at;

  private RangeList(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Bytes that the list takes. */
  static int bytes(Dense dense) {
    int bytes = 0;
    long end = 0;
    for (Dense.Range range : dense.ranges()) {
      bytes += bytes(range.from() - end) + bytes(range.to() - range.from() - 1);
      end = range.to();
    }
    return bytes;
  }

  private static int bytes(long number) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
    return (bits + GROUP - 1) / GROUP;
  }

  static void write(Dense dense, ByteBuffer out) {
    long end = 0;
    for (Dense.Range range : dense.ranges()) {
      write(range.from() - end, out);
      write(range.to() - range.from() - 1, out);
      end = range.to();
    }
  }

  private static void write(long number, ByteBuffer out) {
    long rest = number;
    for (; rest >= MORE; rest >>>= GROUP) {
      out.put((byte) (rest | MORE));
    }
    out.put((byte) rest);
  }

  /**
   * Reads the list. What is allocated is bounded by the message's true length, because each range
   * takes at least two bytes of it.
   *
   * @param length bytes of the message
   * @param parameters coordinates of the vector
   */
  static Dense read(ByteSource source, long length, int count, ValueFormat values, long parameters)
      throws IOException {
    long most = Math.min(2L * MAX_BYTES * count, length - MessageHeader.BYTES);
    byte[] bytes = new byte[(int) most];
    source.read(MessageHeader.BYTES, bytes, bytes.length);
    return new Dense(new RangeList(bytes).read(count, parameters), values);
  }

  private List<Dense.Range> read(int count, long parameters) throws MalformedMessageException {
    if (2L * count > bytes.length) {
      throw malformed("has no room for its " + count + " dense ranges");
    }
    List<Dense.Range> ranges = new ArrayList<>(count);
    long end = 0;
    for (int r = 0; r < count; r++) {
      long from = end + number(r);
      end = from + number(r) + 1;
      if (end > parameters) {
        throw malformed("has a dense range that ends at " + end + " of " + parameters);
      }
      ranges.add(new Dense.Range(from, end));
    }
    return ranges;
  }

  private long number(int range) throws MalformedMessageException {
    long number = 0;
    for (int i = 0; i < MAX_BYTES && at < bytes.length; i++) {
      int next = bytes[at++];
      number |= (long) (next & (MORE - 1)) << (GROUP * i);
      if (next > 0 || (next == 0 && i == 0)) {
        return number;
      }
      if (next == 0) {
        break;
      }
    }
    throw malformed("has no valid number for its dense range " + range);
  }

  private MalformedMessageException malformed(String what) {
    return new MalformedMessageException("the message " + what, MessageHeader.BYTES + (long) at);
  }
}

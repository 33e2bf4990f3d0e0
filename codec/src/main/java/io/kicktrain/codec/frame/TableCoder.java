package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;

/**
 * Writes and reads the entries of a segment table, in order: the count of values as the difference
 * to the segment before, then, if there are any, the bytes as the difference to what so many values
 * took in the segments before.
 */
final class TableCoder {
  private static final int FORGET = 2;

  private final NumberModel counts = new NumberModel(64 * 256);
  private final NumberModel lengths = new NumberModel(16 * 256);
  private int count;
  private int bytes;
  private long recentCounts;
  private long recentBytes;

  /** Writes the entry of a segment of {@code length} coordinates. */
  void write(BitWriter out, int length, int count, int bytes) {
    counts.write(out, count - this.count);
    this.count = count;
    this.bytes = bytes;
    if (count > 0) {
      lengths.write(out, bytes - expectedBytes(length));
      learn();
    }
  }

  /** Reads the entry of a segment of {@code length} coordinates; false if there is no valid one. */
  boolean read(BitReader in, int length) {
    count += counts.read(in);
    bytes = 0;
    if (count < 0 || count > length) {
      return false;
    }
    if (count == 0) {
      return true;
    }
    bytes = expectedBytes(length) + lengths.read(in);
    learn();
    return bytes > 0 && bytes <= SegmentTable.maxBytes(length);
  }

  int count() {
    return count;
  }

  int bytes() {
    return bytes;
  }

  private int expectedBytes(int length) {
    long expected = recentCounts == 0 ? count : count * recentBytes / recentCounts;
    return (int) Math.min(expected, SegmentTable.maxBytes(length));
  }

  private void learn() {
    recentCounts += count - (recentCounts >> FORGET);
    recentBytes += bytes - (recentBytes >> FORGET);
  }
}

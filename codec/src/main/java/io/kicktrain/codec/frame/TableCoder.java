package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.value.ValueFormat;

/**
 * Writes and reads the entries of a segment table, in order: the count of values as the difference
 * to the segment before, then, if there are any, the bytes as the difference to what so many values
 * took in the segments before, and to what the codes of dense coordinates take as they are.
 */
final class TableCoder {
  private static final int FORGET = 2;

  private final NumberModel counts = new NumberModel(64 * 256);
  private final NumberModel lengths = new NumberModel(16 * 256);
  private final int denseBits;
  private int count;
  private int bytes;
  private long recentCounts;
  private long recentBytes;

  /**
   * @param denseValues how dense coordinates are written
   */
  TableCoder(ValueFormat denseValues) {
    denseBits = denseValues.bits();
  }

  /** Writes the entry of a segment of {@code length} coordinates, of them {@code dense} dense. */
  void write(BitWriter out, int length, int count, int dense, int bytes) {
    counts.write(out, count - this.count);
    this.count = count;
    this.bytes = bytes;
    if (count + dense > 0) {
      int codes = denseBytes(dense);
      lengths.write(out, bytes - expectedBytes(length, codes));
      learn(codes);
    }
  }

  /** Reads what {@link #write} wrote; false if there is no valid entry. */
  boolean read(BitReader in, int length, int dense) {
    count += counts.read(in);
    bytes = 0;
    if (count < 0 || count > length - dense) {
      return false;
    }
    if (count + dense == 0) {
      return true;
    }
    int codes = denseBytes(dense);
    bytes = expectedBytes(length, codes) + lengths.read(in);
    learn(codes);
    return bytes > 0 && bytes <= SegmentTable.maxBytes(length);
  }

  int count() {
    return count;
  }

  int bytes() {
    return bytes;
  }

  private int denseBytes(int dense) {
    return (int) ((long) dense * denseBits / Byte.SIZE);
  }

  private int expectedBytes(int length, int dense) {
    long sparse = recentCounts == 0 ? count : count * recentBytes / recentCounts;
    return (int) Math.min(sparse + dense, SegmentTable.maxBytes(length));
  }

  private void learn(int dense) {
    recentCounts += count - (recentCounts >> FORGET);
    recentBytes += Math.max(0, bytes - dense) - (recentBytes >> FORGET);
  }
}

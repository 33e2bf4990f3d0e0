package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.Levels;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;

/** Decodes the bytes of one segment, once. */
final class SegmentDecoder {
  /** How the number of positions is written. */
  static final CountCode COUNT = new CountCode();

  private final BitReader in;
  private final ValueFormat format;
  private final int length;
  private final long offset;

  /**
   * @param in the segment's bytes
   * @param length coordinates of the segment
   * @param offset where it starts in the message, for error reports
   */
  SegmentDecoder(BitReader in, ValueFormat format, int length, long offset) {
    this.in = in;
    this.format = format;
    this.length = length;
    this.offset = offset;
  }

  void decode(int bytes, SparseSegment into) throws MalformedMessageException {
    if (bytes == 0) {
      into.resize(0);
      return;
    }
    int count = COUNT.read(in);
    // Each position takes at least one bit, so the bytes bound what is allocated.
    if (count < 1 || count > length || count > in.remaining()) {
      throw malformed("declares " + count + " values for " + length + " coordinates");
    }
    into.resize(count);
    if (!Gaps.read(in, into.positions(), count, length)) {
      throw malformed("has a position outside its " + length + " coordinates");
    }
    if (format == ValueFormat.FLOAT32) {
      readFloats(into);
    } else {
      readBlocks(into);
    }
    checkEnd();
  }

  private void readFloats(SparseSegment into) throws MalformedMessageException {
    float[] values = into.values();
    for (int i = 0; i < into.count(); i++) {
      float value = Float.intBitsToFloat(in.read(Float.SIZE));
      float magnitude = Math.abs(value);
      if (!(magnitude >= Scale.MIN_VALUE && magnitude <= Scale.MAX_VALUE)) {
        throw malformed("holds the value " + value + ", magnitudes are 2^-36 to 16");
      }
      values[i] = value;
    }
  }

  private void readBlocks(SparseSegment into) throws MalformedMessageException {
    int[] lows = new int[Geometry.BLOCKS_PER_SEGMENT];
    int[] highs = new int[Geometry.BLOCKS_PER_SEGMENT];
    int[] ends = new int[Geometry.BLOCKS_PER_SEGMENT];
    int blocks = readScales(into, lows, highs, ends);
    Levels levels = new Levels(format);
    int i = 0;
    for (int b = 0; b < blocks; b++) {
      levels.place(lows[b], highs[b]);
      for (; i < ends[b]; i++) {
        into.values()[i] = levels.decode(in.read(format.bits()));
      }
    }
  }

  private int readScales(SparseSegment into, int[] lows, int[] highs, int[] ends)
      throws MalformedMessageException {
    ScaleCoder scales = new ScaleCoder(format);
    int blocks = 0;
    for (int i = 0; i < into.count(); blocks++) {
      int block = into.positions()[i] / Geometry.BLOCK;
      if (!scales.read(in)) {
        throw malformed("has a scale out of range in its block " + block);
      }
      lows[blocks] = scales.lowCode();
      highs[blocks] = scales.highCode();
      i = endOfBlock(into, i, block);
      ends[blocks] = i;
    }
    return blocks;
  }

  private static int endOfBlock(SparseSegment segment, int from, int block) {
    int end = from;
    while (end < segment.count() && segment.positions()[end] / Geometry.BLOCK == block) {
      end++;
    }
    return end;
  }

  private void checkEnd() throws MalformedMessageException {
    if (in.overrun()) {
      throw malformed("ends too early");
    }
    if (in.remaining() >= Byte.SIZE || in.read((int) in.remaining()) != 0) {
      throw malformed("does not end with its last value and zero bits up to a full byte");
    }
  }

  private MalformedMessageException malformed(String what) {
    return new MalformedMessageException("segment " + what, offset + in.byteOffset());
  }
}

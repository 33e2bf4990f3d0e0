package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.Levels;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;

/** Decodes the bytes of one segment, once. */
final class SegmentDecoder {
  /** How the number of positions is written. */
  static final CountCode COUNT = new CountCode();

  private final BitReader in;
  private final SegmentCoding coding;
  private final int length;
  private final long offset;

  /**
   * @param in the segment's bytes
   * @param length coordinates of the segment
   * @param offset where it starts in the message, for error reports
   */
  SegmentDecoder(BitReader in, SegmentCoding coding, int length, long offset) {
    this.in = in;
    this.coding = coding;
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
    readGroups(into);
    if (coding.values() == ValueFormat.FLOAT32) {
      readFloats(into);
    } else {
      readCodes(into);
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

  private void readCodes(SparseSegment into) {
    Levels levels = new Levels(coding.values());
    ScaleGroups groups = into.groups();
    int i = 0;
    for (int g = 0; g < groups.count(); g++) {
      levels.place(groups.low(g), groups.high(g));
      for (; i < groups.end(g); i++) {
        into.values()[i] = levels.decode(in.read(coding.values().bits()));
      }
    }
  }

  private void readGroups(SparseSegment into) throws MalformedMessageException {
    ScaleCoder scales = new ScaleCoder(coding.values());
    for (int i = 0; i < into.count(); ) {
      int group = into.positions()[i] / coding.scaleScope();
      int start = i;
      i = endOfGroup(into, i, group);
      if (i - start > mostOfGroup(group)) {
        throw malformed("has " + (i - start) + " values in its block " + group);
      }
      if (!scales.read(in)) {
        throw malformed("has a scale out of range in its block " + group);
      }
      into.groups().add(scales.lowCode(), scales.highCode(), i);
    }
  }

  private int mostOfGroup(int group) {
    return coding.mostOf(Math.min(coding.scaleScope(), length - group * coding.scaleScope()));
  }

  private int endOfGroup(SparseSegment segment, int from, int group) {
    long after = (group + 1L) * coding.scaleScope();
    int end = from;
    while (end < segment.count() && segment.positions()[end] < after) {
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

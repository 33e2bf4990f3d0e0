package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.index.GapReader;
import io.kicktrain.codec.value.ValueCoder;
import io.kicktrain.codec.value.ValueFormat;

/** Decodes segments of messages with one value format. Reusable, not thread-safe. */
final class SegmentDecoder {
  private final ValueFormat format;
  private final BitReader in = new BitReader();
  private final GapReader gaps = new GapReader();
  private final ScaleCoder scales;
  private final CodeStream codes;
  private final ValueCoder values;
  private SegmentCoding coding;
  private int length;
  private long offset;

  SegmentDecoder(SegmentCoding coding) {
    this.coding = coding;
    format = coding.values();
    scales = new ScaleCoder(format);
    codes = new CodeStream(format);
    values = ValueCoder.of(format);
  }

  /** Goes on with another message, whose value format must be the same; false if it is not. */
  boolean start(SegmentCoding other) {
    coding = other;
    return other.values() == format;
  }

  /**
   * Decodes a segment.
   *
   * @param coded its bytes and their padding
   * @param bytes how many it has
   * @param length coordinates of the segment
   * @param count how many of them have values, 1 .. length
   * @param offset where it starts in the message, for error reports
   */
  void decode(byte[] coded, int bytes, int length, int count, long offset, SparseSegment into)
      throws MalformedMessageException {
    this.length = length;
    this.offset = offset;
    in.start(coded, bytes);
    // Each position takes at least one bit, so the bytes bound what is allocated.
    if (count > in.remaining()) {
      throw malformed("has " + bytes + " bytes, too few for " + count + " values");
    }
    into.resize(count);
    if (!gaps.read(in, into.positions(), count, length)) {
      throw malformed("has a position outside its " + length + " coordinates");
    }
    readGroups(into);
    if (!codes.read(in, into.codes(), count)) {
      throw malformed("ends within its values");
    }
    decodeValues(into);
    checkEnd();
  }

  private void readGroups(SparseSegment into) throws MalformedMessageException {
    scales.start(coding);
    if (coding.scaleScope() >= length) {
      addGroup(into, 0, 0, into.count());
      return;
    }
    for (int i = 0; i < into.count(); ) {
      int group = into.positions()[i] / coding.scaleScope();
      int start = i;
      i = endOfGroup(into, i, group);
      addGroup(into, group, start, i);
    }
  }

  private void addGroup(SparseSegment into, int group, int start, int end)
      throws MalformedMessageException {
    if (end - start > mostOfGroup(group)) {
      throw malformed("has " + (end - start) + " values in its block " + group);
    }
    if (!scales.read(in)) {
      throw malformed("has a scale out of range in its block " + group);
    }
    into.groups().add(scales.lowCode(), scales.highCode(), end);
  }

  private int mostOfGroup(int group) {
    return coding.mostOf(Math.min(coding.scaleScope(), length - group * coding.scaleScope()));
  }

  private int endOfGroup(SparseSegment segment, int from, int group) {
    long after = (group + 1L) * coding.scaleScope();
    int[] positions = segment.positions();
    int count = segment.count();
    int end = from;
    while (end < count && positions[end] < after) {
      end++;
    }
    return end;
  }

  private void decodeValues(SparseSegment into) throws MalformedMessageException {
    ScaleGroups groups = into.groups();
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      int to = groups.end(g);
      values.place(groups.low(g), groups.high(g));
      int invalid = values.firstInvalid(into.codes(), from, to);
      if (invalid >= 0) {
        throw malformed(
            "holds the value "
                + values.decode(into.codes()[invalid])
                + " at its position "
                + into.positions()[invalid]
                + ", which is out of range");
      }
      values.decode(into.codes(), from, to, into.values());
      from = to;
    }
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

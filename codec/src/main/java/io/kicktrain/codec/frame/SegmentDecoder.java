package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueCoder;
import io.kicktrain.codec.value.ValueFormat;

/**
 * Decodes segments of messages with one value format: what was selected, then the dense
 * coordinates. Reusable, not thread-safe.
 */
final class SegmentDecoder {
  private final ValueFormat format;
  private final BitReader in = new BitReader();
  private final ScaleCoder scales;
  private final CodeStream codes;
  private final ValueCoder values;
  private DenseDecoder denseDecoder = new DenseDecoder(ValueFormat.FLOAT32);
  private SparseSegment into = new SparseSegment();
  private DenseRuns dense = DenseRuns.NONE;
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

  /** What decoded the dense coordinates of the last segment that had some. */
  DenseDecoder dense() {
    return denseDecoder;
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
   * @param count how many of them were selected, 0 .. length
   * @param dense which of them are dense
   * @param offset where it starts in the message, for error reports
   */
  void decode(
      byte[] coded,
      int bytes,
      int length,
      int count,
      DenseRuns dense,
      long offset,
      SparseSegment into)
      throws MalformedMessageException {
    this.length = length;
    this.dense = dense;
    this.offset = offset;
    this.into = into;
    in.start(coded, bytes);
    int total = count + dense.count();
    // Each position takes at least one bit, as does each code, so the bytes bound what is
    // allocated.
    if (total > in.remaining()) {
      throw malformed("has " + bytes + " bytes, too few for " + total + " values");
    }
    into.resize(count);
    if (count > 0) {
      decodeSelected(count);
    }
    if (!dense.isEmpty()) {
      decodeDense();
    }
    checkEnd();
  }

  private void decodeSelected(int count) throws MalformedMessageException {
    if (!Gaps.read(in, into.positions(), count, length)) {
      throw malformed("has a position outside its " + length + " coordinates");
    }
    readGroups();
    boolean oneMagnitude = format == ValueFormat.SIGN && into.groups().count() == 1;
    if (oneMagnitude
        ? !CodeStream.readSigns(in, into.signs(), count)
        : !codes.read(in, into.codes(), count)) {
      throw malformed("ends within its values");
    }
    if (oneMagnitude) {
      into.oneMagnitude(Scale.value(into.groups().low(0)));
    } else {
      decodeValues(values, into.groups(), into.codes(), into.positions(), into.values());
    }
  }

  private void decodeDense() throws MalformedMessageException {
    ValueFormat denseFormat = coding.dense().values();
    if (!denseDecoder.isOf(denseFormat)) {
      denseDecoder = new DenseDecoder(denseFormat);
    }
    denseDecoder.read(in, dense, this);
    if (!into.merge(denseDecoder.positions(), denseDecoder.values(), dense.count())) {
      throw malformed("has the position of a dense coordinate");
    }
  }

  private void readGroups() throws MalformedMessageException {
    scales.start(coding);
    if (coding.scaleScope() >= length) {
      addGroup(0, 0, into.count());
      return;
    }
    for (int i = 0; i < into.count(); ) {
      int group = into.positions()[i] / coding.scaleScope();
      int start = i;
      i = endOfGroup(i, group);
      addGroup(group, start, i);
    }
  }

  private void addGroup(int group, int start, int end) throws MalformedMessageException {
    if (end - start > mostOfGroup(group)) {
      throw malformed("has " + (end - start) + " values in its block " + group);
    }
    if (!scales.read(in)) {
      throw malformed("has a scale out of range in its block " + group);
    }
    into.groups().add(scales.lowCode(), scales.highCode(), end);
  }

  private int mostOfGroup(int group) {
    int scope = coding.scaleScope();
    int coordinates = Math.min(scope, length - group * scope);
    return coding.mostOf(coordinates - (scope < length ? dense.countOf(group) : dense.count()));
  }

  private int endOfGroup(int from, int group) {
    long after = (group + 1L) * coding.scaleScope();
    int[] positions = into.positions();
    int count = into.count();
    int end = from;
    while (end < count && positions[end] < after) {
      end++;
    }
    return end;
  }

  /** Decodes the codes of all groups, at these positions, into values. */
  void decodeValues(
      ValueCoder coder, ScaleGroups groups, int[] codes, int[] positions, float[] into)
      throws MalformedMessageException {
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      int to = groups.end(g);
      coder.place(groups.low(g), groups.high(g));
      int invalid = coder.firstInvalid(codes, from, to);
      if (invalid >= 0) {
        throw malformed(
            "holds the value "
                + coder.decode(codes[invalid])
                + " at its position "
                + positions[invalid]
                + ", which is out of range");
      }
      coder.decode(codes, from, to, into);
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

  MalformedMessageException malformed(String what) {
    return new MalformedMessageException("segment " + what, offset + in.byteOffset());
  }
}

package io.kicktrain.codec.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kicktrain.codec.aggregate.SegmentAggregator;
import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;

/**
 * Bytes of strangers are decoded or refused with an offset, and nothing else. The build runs the
 * inputs that lie beside this class; docs/wire-format.md says how to search for more.
 */
class MessageFuzzTest {
  private static final int MOST_COORDINATES = 1 << 14;

  /** Used again for each input, because they are larger than all else. */
  private static final SegmentAggregator FORWARDS = new SegmentAggregator();

  private static final SegmentAggregator ONE = new SegmentAggregator();
  private static final SegmentAggregator OTHER = new SegmentAggregator();

  /** A whole message: header, segment table and what they lead to. */
  @FuzzTest
  void message(byte[] data) throws IOException {
    SparseSegment segment = new SparseSegment();
    try (MessageReader reader = MessageReader.of(data)) {
      for (int s = 0; s < reader.header().segments(); s++) {
        reader.decode(s, segment);
        assertSound(segment, Geometry.segmentLength(reader.header().parameters(), s));
      }
    } catch (MalformedMessageException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= data.length, e::getMessage);
    }
  }

  /** The stream of a single segment, of any coding, length and count. */
  @FuzzTest
  void segment(FuzzedDataProvider data) {
    SegmentCoding coding = coding(data);
    int length = data.consumeInt(1, MOST_COORDINATES);
    SparseSegment segment = new SparseSegment();
    if (decode(coding, length, segment, data.consumeRemainingAsBytes())) {
      assertSound(segment, length);
      assertComesBack(segment, coding, length);
    }
  }

  /** Segments of several messages: in any order their sums are the same. */
  @FuzzTest
  void aggregation(FuzzedDataProvider data) {
    SegmentCoding coding = coding(data);
    int length = data.consumeInt(1, 1 << 10);
    FORWARDS.reset(length);
    ONE.reset(length);
    OTHER.reset(length);
    int total = 0;
    while (data.remainingBytes() > 0) {
      SparseSegment segment = new SparseSegment();
      int weight = data.consumeInt(1, 1 << 10);
      if (decode(coding, length, segment, data.consumeBytes(data.consumeInt(1, 64)))) {
        FORWARDS.add(segment, weight);
        (weight % 2 == 0 ? ONE : OTHER).add(segment, weight);
        total += weight;
      }
    }
    if (total > 0) {
      OTHER.add(ONE);
      float[] expected = new float[length];
      float[] actual = new float[length];
      FORWARDS.mean(total, expected);
      OTHER.mean(total, actual);
      assertTrue(Arrays.equals(expected, actual));
    }
  }

  private static SegmentCoding coding(FuzzedDataProvider data) {
    ValueFormat values = data.pickValue(ValueFormat.values());
    if (data.consumeBoolean()) {
      return new SegmentCoding.PerBlock(values, Transform.NONE, data.consumeInt(1, 4096));
    }
    int least = Float.floatToRawIntBits(Scale.MIN_VALUE);
    int most = Float.floatToRawIntBits(2 * Scale.MAX_VALUE);
    return new SegmentCoding.ByCut(
        values, Transform.NONE, new Cut((long) data.consumeInt(least, most) << 32));
  }

  private static boolean decode(
      SegmentCoding coding, int length, SparseSegment into, byte[] bytes) {
    int count = Math.min(length, 1 + (bytes.length == 0 ? 0 : bytes[0] & 0x7f));
    byte[] padded = Arrays.copyOf(bytes, bytes.length + BitReader.PADDING);
    try {
      into.decoder(coding).decode(padded, bytes.length, length, count, 1000, into);
      return true;
    } catch (MalformedMessageException e) {
      assertTrue(e.offset() >= 1000 && e.offset() <= 1000 + bytes.length, e::getMessage);
      return false;
    }
  }

  private static void assertSound(SparseSegment segment, int length) {
    int previous = -1;
    for (int i = 0; i < segment.count(); i++) {
      assertTrue(segment.positions()[i] > previous && segment.positions()[i] < length);
      assertTrue(Math.abs(segment.values()[i]) <= Scale.MAX_VALUE);
      previous = segment.positions()[i];
    }
  }

  /** What was decoded can be written again, and means the same. */
  private static void assertComesBack(SparseSegment segment, SegmentCoding coding, int length) {
    byte[] coded = symbols(segment).toBytes(coding, length);
    int start = CodedCount.bytes(CodedCount.of(coded));
    byte[] padded = Arrays.copyOfRange(coded, start, coded.length + BitReader.PADDING);
    SparseSegment again = new SparseSegment();
    try {
      again.decoder(coding).decode(padded, coded.length - start, length, segment.count(), 0, again);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
    assertEquals(segment.count(), again.count());
    for (int i = 0; i < segment.count(); i++) {
      assertEquals(segment.positions()[i], again.positions()[i]);
      assertEquals(
          Float.floatToRawIntBits(segment.values()[i]), Float.floatToRawIntBits(again.values()[i]));
    }
  }

  private static SegmentSymbols symbols(SparseSegment segment) {
    SegmentSymbols symbols = new SegmentSymbols();
    System.arraycopy(segment.positions(), 0, symbols.positions(), 0, segment.count());
    System.arraycopy(segment.codes(), 0, symbols.codes(), 0, segment.count());
    ScaleGroups groups = segment.groups();
    for (int g = 0; g < groups.count(); g++) {
      int start = g == 0 ? 0 : groups.end(g - 1);
      symbols.addGroup(groups.end(g) - start, groups.low(g), groups.high(g));
    }
    return symbols;
  }
}

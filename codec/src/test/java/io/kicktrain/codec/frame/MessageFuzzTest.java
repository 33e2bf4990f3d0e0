package io.kicktrain.codec.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kicktrain.codec.aggregate.SegmentAggregator;
import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bytes of strangers are decoded or refused with an offset, and nothing else. The build runs the
 * inputs that lie beside this class, and then searches for others (pom.xml, fuzz-message and so
 * on); docs/wire-format.md says how to search for longer.
 */
class MessageFuzzTest {
  private static final int MOST_COORDINATES = 1 << 14;
  private static final Integer[] LONGEST = {1, 10, 100, MOST_COORDINATES};

  /** Used again for each input, because they are larger than all else. */
  private static final SegmentAggregator FORWARDS = new SegmentAggregator();

  private static final SegmentAggregator ONE = new SegmentAggregator();
  private static final SegmentAggregator OTHER = new SegmentAggregator();

  /** A whole message: header, segment table and what they lead to. */
  @FuzzTest
  void message(byte[] data) throws IOException {
    try (MessageReader reader = MessageReader.of(data)) {
      reader.decodeAll(
          (s, segment) ->
              assertSound(segment, Geometry.segmentLength(reader.header().parameters(), s)));
    } catch (MalformedMessageException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= data.length, e::getMessage);
    }
  }

  /** The stream of a single segment, of any coding, length and count. */
  @FuzzTest
  void segment(FuzzedDataProvider data) {
    int length = data.consumeInt(1, MOST_COORDINATES);
    SegmentCoding coding = coding(data, length);
    SparseSegment segment = new SparseSegment();
    if (decode(coding, length, segment, data.consumeRemainingAsBytes())) {
      assertSound(segment, length);
      assertComesBack(segment, coding, length);
    }
  }

  /** Segments of several messages: in any order their sums are the same. */
  @FuzzTest
  void aggregation(FuzzedDataProvider data) {
    int length = data.consumeInt(1, 1 << 10);
    SegmentCoding coding = coding(data, length);
    List<SparseSegment> segments = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    while (data.remainingBytes() > 0) {
      SparseSegment segment = new SparseSegment();
      int weight = data.consumeInt(1, 1 << 10);
      if (decode(coding, length, segment, data.consumeBytes(data.consumeInt(1, 64)))) {
        segments.add(segment);
        weights.add(weight);
      }
    }
    int total = weights.stream().mapToInt(i -> i).sum();
    if (total > 0) {
      float[] expected = new float[length];
      float[] actual = new float[length];
      FORWARDS.start(length, total, expected);
      ONE.start(length, total, new float[length]);
      OTHER.start(length, total, actual);
      for (int i = 0; i < segments.size(); i++) {
        int weight = weights.get(i);
        FORWARDS.add(segments.get(i), weight);
        (weight % 2 == 0 ? ONE : OTHER).add(segments.get(i), weight);
      }
      OTHER.add(ONE);
      FORWARDS.finish();
      OTHER.finish();
      assertTrue(Arrays.equals(expected, actual));
    }
  }

  /** Few ranges, often short, anywhere in the segment. */
  private static Dense dense(FuzzedDataProvider data, int length) {
    List<Dense.Range> ranges = new ArrayList<>();
    int end = 0;
    for (int i = data.consumeInt(0, 3); i > 0 && end < length; i--) {
      int from = data.consumeInt(end, length - 1);
      end = data.consumeInt(from + 1, Math.min(length, from + data.pickValue(LONGEST)));
      ranges.add(new Dense.Range(from, end));
    }
    return new Dense(ranges, data.pickValue(ValueFormat.values()));
  }

  private static SegmentCoding coding(FuzzedDataProvider data, int length) {
    Dense dense = dense(data, length);
    ValueFormat values = data.pickValue(ValueFormat.values());
    if (data.consumeBoolean()) {
      return new SegmentCoding.PerBlock(values, Transform.NONE, data.consumeInt(1, 4096), dense);
    }
    int least = Float.floatToRawIntBits(Scale.MIN_VALUE);
    int most = Float.floatToRawIntBits(2 * Scale.MAX_VALUE);
    return new SegmentCoding.ByCut(
        values, Transform.NONE, new Cut((long) data.consumeInt(least, most) << 32), dense);
  }

  private static boolean decode(
      SegmentCoding coding, int length, SparseSegment into, byte[] bytes) {
    DenseRuns dense = coding.dense().runs(0);
    int least = dense.isEmpty() ? 1 : 0;
    int count = Math.min(length - dense.count(), least + (bytes.length == 0 ? 0 : bytes[0] & 0x7f));
    byte[] padded = Arrays.copyOf(bytes, bytes.length + BitReader.PADDING);
    try {
      into.decoder(coding).decode(padded, bytes.length, length, count, dense, 1000, into);
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
    DenseRuns dense = coding.dense().runs(0);
    byte[] coded = symbols(segment, coding).toBytes(coding, length);
    int count = CodedCount.of(coded);
    int start = CodedCount.bytes(count);
    byte[] padded = Arrays.copyOfRange(coded, start, coded.length + BitReader.PADDING);
    SparseSegment again = new SparseSegment();
    try {
      again.decoder(coding).decode(padded, coded.length - start, length, count, dense, 0, again);
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

  private static SegmentSymbols symbols(SparseSegment segment, SegmentCoding coding) {
    DenseRuns dense = coding.dense().runs(0);
    int selected = segment.count() - dense.count();
    SegmentSymbols symbols = new SegmentSymbols();
    int[] indices = selected(segment, dense);
    for (int i = 0; i < selected; i++) {
      symbols.positions()[i] = segment.positions()[indices[i]];
      // A sign is not always decoded by way of its code.
      symbols.codes()[i] =
          coding.values() == ValueFormat.SIGN
              ? Float.floatToRawIntBits(segment.values()[indices[i]]) >>> 31
              : segment.codes()[i];
    }
    addGroups(symbols, segment.groups());
    if (!dense.isEmpty()) {
      DenseDecoder decoder = segment.decoder(coding).dense();
      symbols.startDense();
      dense.positions(symbols.positions(), selected);
      System.arraycopy(decoder.codes(), 0, symbols.codes(), selected, dense.count());
      addGroups(symbols, decoder.groups());
    }
    return symbols;
  }

  private static void addGroups(SegmentSymbols symbols, ScaleGroups groups) {
    for (int g = 0; g < groups.count(); g++) {
      int start = g == 0 ? 0 : groups.end(g - 1);
      symbols.addGroup(groups.end(g) - start, groups.low(g), groups.high(g));
    }
  }

  /** Indices of what is not dense. */
  private static int[] selected(SparseSegment segment, DenseRuns dense) {
    boolean[] isDense = new boolean[MOST_COORDINATES];
    for (int r = 0; r < dense.runs(); r++) {
      Arrays.fill(isDense, dense.start(r), dense.end(r), true);
    }
    return IntStream.range(0, segment.count())
        .filter(i -> !isDense[segment.positions()[i]])
        .toArray();
  }
}

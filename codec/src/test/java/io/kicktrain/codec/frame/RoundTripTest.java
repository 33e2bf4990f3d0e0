package io.kicktrain.codec.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.codec.Samples;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever symbols a segment has, in vectors of any length, they come back from the message. */
class RoundTripTest {
  private static final int SHAPES = 40;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void vectorsOfAnyLengthComeBack(ValueFormat format) throws IOException {
    SplittableRandom random = new SplittableRandom(format.wireId());
    for (int i = 0; i < SHAPES; i++) {
      long parameters = 1 + (random.nextLong(1L << 22) >>> random.nextInt(22));
      assertComesBack(parameters, anyCoding(format, Dense.NONE, random), random.split(), 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void soDoThoseWithDenseCoordinates(ValueFormat format) throws IOException {
    SplittableRandom random = new SplittableRandom(100 + format.wireId());
    for (int i = 0; i < SHAPES; i++) {
      long parameters = 1 + (random.nextLong(1L << 21) >>> random.nextInt(21));
      SegmentCoding coding = anyCoding(format, anyDense(parameters, random), random);
      assertComesBack(parameters, coding, random.split(), 1);
    }
  }

  /** Written to a file and read by range: no array is as long as the vector. */
  @ParameterizedTest
  @ValueSource(longs = {(1L << 31) - 1, 1L << 31, (1L << 31) + 1, 5_000_000_001L})
  void soDoVectorsThatNoArrayHolds(long parameters) throws IOException {
    SplittableRandom random = new SplittableRandom(parameters);
    Dense.Range first = new Dense.Range(4000, 70_000);
    Dense.Range last = new Dense.Range(parameters - 300_000, parameters);
    Dense dense = new Dense(List.of(first, last), ValueFormat.Q8);
    assertComesBack(parameters, anyCoding(ValueFormat.Q4, dense, random), random, 64);
  }

  /** Only each {@code every}th segment, and the last, may have many values. */
  private void assertComesBack(
      long parameters, SegmentCoding coding, SplittableRandom random, int every)
      throws IOException {
    long seed = random.nextLong();
    Path file = folder.resolve("message");
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      MessageWriter writer = new MessageWriter(parameters, coding);
      SegmentSymbols symbols = new SegmentSymbols();
      for (int s = 0; s < Geometry.segments(parameters); s++) {
        draw(symbols, parameters, s, coding, every, seed);
        writer.add(symbols.toBytes(coding, Geometry.segmentLength(parameters, s)));
      }
      writer.writeTo(out);
    }
    SegmentSymbols symbols = new SegmentSymbols();
    SparseSegment actual = new SparseSegment();
    try (MessageReader reader = MessageReader.open(file)) {
      assertEquals(parameters, reader.header().parameters());
      assertEquals(coding, reader.header().coding());
      for (int s = reader.header().segments() - 1; s >= 0; s--) {
        draw(symbols, parameters, s, coding, every, seed);
        reader.decode(s, actual);
        assertSame(symbols.toSparse(coding.values(), coding.dense().values()), actual);
      }
    }
  }

  private static void assertSame(SparseSegment expected, SparseSegment actual) {
    int n = actual.count();
    assertEquals(expected.count(), n);
    assertArrayEquals(Arrays.copyOf(expected.positions(), n), Arrays.copyOf(actual.positions(), n));
    assertArrayEquals(Arrays.copyOf(expected.values(), n), Arrays.copyOf(actual.values(), n));
  }

  private static SegmentCoding anyCoding(ValueFormat format, Dense dense, SplittableRandom random) {
    if (random.nextBoolean()) {
      return new SegmentCoding.PerBlock(format, Transform.NONE, random.nextInt(1, 4097), dense);
    }
    float cut = (float) Math.pow(2, random.nextDouble(-36, 3));
    return new SegmentCoding.ByCut(
        format, Transform.NONE, new Cut((long) Float.floatToRawIntBits(cut) << 32), dense);
  }

  private static Dense anyDense(long parameters, SplittableRandom random) {
    ValueFormat[] formats = ValueFormat.values();
    return Samples.dense(parameters, formats[random.nextInt(formats.length)], random);
  }

  /** The same symbols for the same seed: sometimes none, sometimes in runs, sometimes all. */
  private static void draw(
      SegmentSymbols symbols, long parameters, int s, SegmentCoding coding, int every, long seed) {
    SplittableRandom random = new SplittableRandom(seed + s);
    int length = Geometry.segmentLength(parameters, s);
    boolean last = s == Geometry.segments(parameters) - 1;
    double density = s % every == 0 || last ? Math.pow(2, -random.nextInt(18)) : 0x1p-17;
    symbols.clear();
    DenseRuns dense = coding.dense().runs(s);
    boolean[] isDense = new boolean[length];
    for (int r = 0; r < dense.runs(); r++) {
      Arrays.fill(isDense, dense.start(r), dense.end(r), true);
    }
    for (int start = 0; start < length; start += coding.scaleScope()) {
      int end = Math.min(length, start + coding.scaleScope());
      int others = end - start - count(isDense, start, end);
      int most = coding.mostOf(others);
      int added = 0;
      for (int i = start + gap(density, random);
          i < end && added < most;
          i += 1 + gap(density, random)) {
        if (isDense[i]) {
          continue;
        }
        symbols.positions()[symbols.count() + added] = i;
        symbols.codes()[symbols.count() + added] = anyCode(coding.values(), random);
        added++;
      }
      if (added > 0) {
        addGroup(symbols, added, coding.values(), least(coding), random);
      }
    }
    drawDense(symbols, dense, coding.dense().values(), random);
  }

  private static void drawDense(
      SegmentSymbols symbols, DenseRuns dense, ValueFormat format, SplittableRandom random) {
    symbols.startDense();
    dense.positions(symbols.positions(), symbols.count());
    for (int r = 0; r < dense.runs(); r++) {
      int added = dense.end(r) - dense.start(r);
      for (int i = 0; i < added; i++) {
        symbols.codes()[symbols.count() + i] = anyCode(format, random);
      }
      addGroup(symbols, added, format, 0, random);
    }
  }

  private static int count(boolean[] marks, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += marks[i] ? 1 : 0;
    }
    return count;
  }

  private static int gap(double density, SplittableRandom random) {
    double gap = Math.log1p(-random.nextDouble()) / Math.log1p(-density);
    return (int) Math.min(gap, Geometry.SEGMENT);
  }

  private static int least(SegmentCoding coding) {
    return coding instanceof SegmentCoding.ByCut byCut ? Scale.floor(byCut.cut().magnitude()) : 0;
  }

  private static void addGroup(
      SegmentSymbols symbols, int added, ValueFormat format, int least, SplittableRandom random) {
    int step = format.scaleStep();
    int most = Scale.MAX_CODE - (step == 1 ? 0 : step);
    int low = (least + random.nextInt(Math.max(1, most - least + 1))) / step * step;
    int high = format.scales() < 2 ? low : low + random.nextInt(most - low + 1);
    symbols.addGroup(added, format.scales() == 0 ? 0 : low, format.scales() == 0 ? 0 : high);
  }

  private static int anyCode(ValueFormat format, SplittableRandom random) {
    return switch (format) {
      case FLOAT32 -> Float.floatToRawIntBits((float) random.nextDouble(-16, 16));
      case FLOAT16 -> random.nextInt(0x4001) | (random.nextBoolean() ? 0x8000 : 0);
      default -> random.nextInt(1 << format.bits()) & random.nextInt(1 << format.bits());
    };
  }
}

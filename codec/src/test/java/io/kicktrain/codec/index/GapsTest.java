package io.kicktrain.codec.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {
  private static final int LENGTH = 1 << 18;

  private static byte[] write(int[] positions, int length) {
    BitWriter out = new BitWriter();
    Gaps.write(out, positions, positions.length, length);
    return out.finish();
  }

  private static BitReader reader(byte[] bytes) {
    return new BitReader(Arrays.copyOf(bytes, bytes.length + BitReader.PADDING), bytes.length);
  }

  private static void assertComesBack(int[] positions, int length) {
    BitReader in = reader(write(positions, length));
    int[] read = new int[positions.length];
    assertTrue(started(in, read, length).finish());
    assertArrayEquals(positions, read);
    assertTrue(!in.overrun() && in.remaining() < 8);
  }

  private static int[] random(double density, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, LENGTH).filter(i -> random.nextDouble() < density).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.00002, 0.001, 0.01, 0.1, 0.5, 1})
  void comeBack(double density) {
    assertComesBack(random(density, 1), LENGTH);
  }

  @Test
  void comeBackAtTheEdges() {
    assertComesBack(new int[] {0}, 1);
    assertComesBack(new int[] {LENGTH - 1}, LENGTH);
    int[] crowdThenGap =
        IntStream.concat(IntStream.range(0, 4096), IntStream.of(LENGTH - 1)).toArray();
    assertComesBack(crowdThenGap, LENGTH);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40, 500})
  void comeBackInRunsFarApart(int run) {
    SplittableRandom random = new SplittableRandom(run);
    int[] positions =
        IntStream.range(0, LENGTH)
            .filter(i -> i / run % 97 < 2 && random.nextInt(1 + i / run % 3) == 0)
            .toArray();
    assertComesBack(positions, LENGTH);
    assertTrue(write(positions, LENGTH).length * 8L < 10L * positions.length);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01})
  void costNearlyTheEntropy(double density) {
    long bits = 0;
    long count = 0;
    for (int seed = 0; seed < 20; seed++) {
      int[] positions = random(density, seed);
      bits += 8L * write(positions, LENGTH).length;
      count += positions.length;
    }
    double entropy =
        -Math.log(density) / Math.log(2)
            - (1 - density) / density * Math.log1p(-density) / Math.log(2);
    assertTrue(bits / (count * entropy) < 1.01, () -> "ratio to the entropy is too high");
  }

  @Test
  void stopsAtAPositionOutside() {
    byte[] bytes = write(new int[] {1, 50, 99}, 100);
    assertTrue(started(reader(bytes), new int[3], 100).finish());
    assertFalse(started(reader(bytes), new int[3], 99).finish());
  }

  private static GapReader started(BitReader in, int[] into, int length) {
    GapReader reader = new GapReader();
    reader.start(in, into, into.length, length);
    return reader;
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 0.001",
    "0.001, 0.0015",
    "0.0005, 0.5",
    "0.0001, 0.001",
    "0.00002, 0.00003",
    "1, 0.9"
  })
  void comeBackTogether(double density, double otherDensity) {
    for (int seed = 0; seed < 10; seed++) {
      assertComeBackTogether(random(density, seed), random(otherDensity, -1 - seed));
    }
  }

  /** A quotient is long every now and then. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 50})
  void comeBackTogetherWithLongGaps(int every) {
    int[] regular = IntStream.range(0, 200).map(i -> 1000 * i).toArray();
    int[] withLong = IntStream.range(0, 200).map(i -> 100 * i + i / every * 900).toArray();
    assertComeBackTogether(regular, withLong);
    assertComeBackTogether(withLong, regular);
    assertComeBackTogether(withLong, withLong);
  }

  private static void assertComeBackTogether(int[] positions, int[] others) {
    int[] read = new int[positions.length];
    int[] readOthers = new int[others.length];
    BitReader in = reader(write(positions, LENGTH));
    BitReader otherIn = reader(write(others, LENGTH));
    GapReader reader = started(in, read, LENGTH);
    GapReader other = started(otherIn, readOthers, LENGTH);
    GapReader.readTogether(reader, other);
    assertTrue(reader.finish() && other.finish());
    assertArrayEquals(positions, read);
    assertArrayEquals(others, readOthers);
    assertTrue(in.remaining() < 8 && otherIn.remaining() < 8);
  }

  /** Any bytes: the same is read together as alone, and the same is refused. */
  @Test
  void togetherIsAsAlone() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(1, 60)];
      byte[] others = new byte[random.nextInt(1, 60)];
      random.nextBytes(bytes);
      random.nextBytes(others);
      // The model whose codewords are read together.
      bytes[0] &= (byte) 0xfe;
      others[0] &= (byte) 0xfe;
      int count = random.nextInt(1, 40);
      int otherCount = random.nextInt(1, 40);
      int length = random.nextInt(count, 40 << random.nextInt(13));
      int[] read = new int[count];
      int[] readOthers = new int[otherCount];
      GapReader a = started(reader(bytes), read, length);
      GapReader b = started(reader(others), readOthers, LENGTH);
      GapReader.readTogether(a, b);
      assertEndsAsAlone(bytes, length, a, read);
      assertEndsAsAlone(others, LENGTH, b, readOthers);
    }
  }

  private static void assertEndsAsAlone(byte[] bytes, int length, GapReader together, int[] read) {
    int[] expected = new int[read.length];
    boolean valid = started(reader(bytes), expected, length).finish();
    assertEquals(valid, together.finish());
    if (valid) {
      assertArrayEquals(expected, read);
    }
  }
}

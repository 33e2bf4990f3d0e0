package io.kicktrain.codec.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
    assertTrue(Gaps.read(in, read, read.length, length));
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
  @CsvSource({
    "0.0003, 1.01",
    "0.001, 1.01",
    "0.01, 1.01",
    "0.0156, 1.01",
    "0.025, 1.02",
    "0.05, 1.02",
    "0.1, 1.02"
  })
  void costNearlyTheEntropy(double density, double most) {
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
    double ratio = bits / (count * entropy);
    assertTrue(ratio < most, () -> "ratio to the entropy: " + ratio);
  }

  @Test
  void stopsAtAPositionOutside() {
    byte[] bytes = write(new int[] {1, 50, 99}, 100);
    assertTrue(Gaps.read(reader(bytes), new int[3], 3, 100));
    assertFalse(Gaps.read(reader(bytes), new int[3], 3, 99));
  }

  /** Of any bytes, what is read are positions in the segment, which can be written. */
  @Test
  void anyBytesAreReadOrRefused() {
    SplittableRandom random = new SplittableRandom(7);
    int readable = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(1, 60)];
      random.nextBytes(bytes);
      int count = random.nextInt(1, 40);
      int length = random.nextInt(count, 40 << random.nextInt(13));
      BitReader in = reader(bytes);
      int[] read = new int[count];
      if (Gaps.read(in, read, count, length)) {
        readable++;
        assertAscending(read, length);
        assertTrue(in.position() <= 8L * bytes.length);
        assertComesBack(read, length);
      }
    }
    assertTrue(readable > 1000, "some bytes are positions: " + readable);
  }

  private static void assertAscending(int[] positions, int length) {
    int previous = -1;
    for (int position : positions) {
      assertTrue(position > previous && position < length);
      previous = position;
    }
  }

  /** The largest divisor: a pair takes more bits than fit into a word beside another. */
  @Test
  void comeBackIfTheyAreFew() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      int length = random.nextInt(10, LENGTH + 1);
      int[] positions = random.ints(random.nextInt(1, 30), 0, length).sorted().distinct().toArray();
      assertComesBack(positions, length);
    }
  }
}

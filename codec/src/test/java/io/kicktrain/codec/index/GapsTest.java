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
    assertTrue(new GapReader().read(in, read, positions.length, length));
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
    assertTrue(new GapReader().read(reader(bytes), new int[3], 3, 100));
    assertFalse(new GapReader().read(reader(bytes), new int[3], 3, 99));
  }
}

package io.kicktrain.codec.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GolombTest {
  private static final int LARGEST = (1 << Golomb.VALUE_BITS) - 1;

  private static BitReader reader(byte[] bytes) {
    return new BitReader(Arrays.copyOf(bytes, bytes.length + BitReader.PADDING), bytes.length);
  }

  @Test
  void putsTheRemainderBeforeTheQuotientAndItsLastBitAfter() {
    BitWriter out = new BitWriter();
    // 18 by 7 is 2, remainder 4: the bits 01, two zero bits and a one, then 1.
    Golomb.write(out, 18, 7, Golomb.TAIL);
    assertEquals(6, out.bitLength());
    assertArrayEquals(new byte[] {0b110001}, out.finish());
    // 14 by 7 is 2, remainder 0: of 00 there is only one, so no bit follows.
    Golomb.write(out, 14, 7, Golomb.TAIL);
    assertEquals(5, out.bitLength());
    assertArrayEquals(new byte[] {0b10000}, out.finish());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 100, 693, 1 << 18, LARGEST})
  void comesBackForEveryParameter(int m) {
    SplittableRandom random = new SplittableRandom(m);
    int[] values = random.ints(2000).map(x -> (x & LARGEST) >>> (x >>> 27)).toArray();
    values[0] = LARGEST;
    values[1] = 0;
    for (int tail : new int[] {1, 2, 3, Golomb.TAIL}) {
      BitWriter out = new BitWriter();
      for (int value : values) {
        long before = out.bitLength();
        Golomb.write(out, value, m, tail);
        assertEquals(Golomb.bits(value, m, tail), out.bitLength() - before);
      }
      BitReader in = reader(out.finish());
      for (int value : values) {
        assertEquals(value, Golomb.read(in, m, tail));
      }
      assertFalse(in.overrun());
    }
  }

  @Test
  void noCodewordIsLongerThanItsBound() {
    assertEquals(Golomb.MAX_BITS, Golomb.bits(LARGEST, 1, Golomb.TAIL));
  }

  @Test
  void whatStandsForNoNumberIsNone() {
    assertEquals(-1, Golomb.read(reader(new byte[100]), 5, Golomb.TAIL));
    BitWriter out = new BitWriter();
    out.write(1L << 27, 28);
    byte[] fiveTimes = out.finish();
    assertEquals(-1, Golomb.read(reader(fiveTimes), 1 << 22, Golomb.TAIL), "5 times 2^22");
  }

  @Test
  void theParameterIsTheMeanTimesTheLogarithmOfTwo() {
    assertEquals(1, Golomb.parameter(0));
    assertEquals(693, Golomb.parameter(999 * 256 + 128));
    assertEquals(45426 << 7, Golomb.parameter((1L << 31) - 128));
  }

  @Test
  void zigzagIsInvertible() {
    int[] codes = {0, -1, 1, -2, 2, -320, 320};
    for (int code : codes) {
      assertEquals(code, Golomb.unzigzag(Golomb.zigzag(code)));
    }
    assertEquals(3, Golomb.zigzag(-2));
  }
}

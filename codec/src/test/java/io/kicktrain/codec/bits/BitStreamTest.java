package io.kicktrain.codec.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BitStreamTest {
  private static BitReader reader(byte[] bytes) {
    return new BitReader(Arrays.copyOf(bytes, bytes.length + BitReader.PADDING), bytes.length);
  }

  @Test
  void putsTheLowestBitFirst() {
    BitWriter out = new BitWriter();
    out.write(0b101, 3);
    out.write(0xff00, 9);
    out.write(1, 1);
    assertEquals(13, out.bitLength());
    assertArrayEquals(new byte[] {0b00000101, 0b00011000}, out.finish());
  }

  @Test
  void readsWhatWasWritten() {
    SplittableRandom random = new SplittableRandom(1);
    int[] values = random.ints(10_000).toArray();
    int[] counts = random.ints(10_000, 0, 33).toArray();
    BitWriter out = new BitWriter();
    for (int i = 0; i < values.length; i++) {
      out.write(values[i], counts[i]);
    }
    BitReader in = reader(out.finish());
    for (int i = 0; i < values.length; i++) {
      assertEquals((int) (values[i] & ((1L << counts[i]) - 1)), in.read(counts[i]));
    }
    assertFalse(in.overrun());
    assertTrue(in.remaining() < 8);
  }

  @Test
  void yieldsZerosPastItsEnd() {
    BitReader in = reader(new byte[] {-1});
    assertEquals(0xff, in.read(16));
    assertTrue(in.overrun());
    assertEquals(0, in.read(32));
    assertEquals(0, in.remaining());
    assertThrows(IllegalArgumentException.class, () -> new BitReader(new byte[8], 1));
  }

  @Test
  void riceCodesAreQuotientThenRemainder() {
    BitWriter out = new BitWriter();
    Rice.write(out, 0b1011, 2);
    // Two zero bits and a one for the quotient 2, then 11.
    assertArrayEquals(new byte[] {0b11100}, out.finish());
  }

  @Test
  void riceCodesComeBackForEveryParameter() {
    int[] values = {0, 1, 2, 19, 20, 21, 1000, (1 << 18) - 1};
    for (int k = 0; k <= Rice.RAW; k++) {
      BitWriter out = new BitWriter();
      for (int value : values) {
        Rice.write(out, value, k);
      }
      BitReader in = reader(out.finish());
      for (int value : values) {
        assertEquals(value, Rice.read(in, k));
      }
    }
  }

  @Test
  void zigzagIsInvertible() {
    int[] codes = {0, -1, 1, -2, 2, -320, 320};
    for (int i = 0; i < codes.length; i++) {
      assertEquals(codes[i], Rice.unzigzag(Rice.zigzag(codes[i])));
    }
    assertEquals(3, Rice.zigzag(-2));
  }
}

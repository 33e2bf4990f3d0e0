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
}

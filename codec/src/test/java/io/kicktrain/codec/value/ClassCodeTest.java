package io.kicktrain.codec.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassCodeTest {
  private static BitReader reader(byte[] bytes) {
    return new BitReader(Arrays.copyOf(bytes, bytes.length + BitReader.PADDING), bytes.length);
  }

  private static int[] lengths(int... counts) {
    int[] lengths = new int[counts.length];
    HuffmanLengths.of(counts, lengths);
    return lengths;
  }

  @Test
  void theRarerTheLonger() {
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7, 7}, lengths(128, 64, 32, 16, 8, 4, 2, 1));
    assertArrayEquals(new int[] {3, 3, 3, 3, 3, 3, 3, 3}, lengths(1, 1, 1, 1, 1, 1, 1, 1));
    assertArrayEquals(new int[] {0, 2, 0, 2, 1, 0, 0, 0}, lengths(0, 1, 0, 1, 2, 0, 0, 0));
  }

  @Test
  void aSingleNumberGetsOneBit() {
    assertArrayEquals(new int[] {1, 0, 0, 1, 0, 0, 0, 0}, lengths(0, 0, 0, 9, 0, 0, 0, 0));
    assertArrayEquals(new int[] {1, 1, 0, 0, 0, 0, 0, 0}, lengths(9, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void numbersComeBackWhateverTheirFrequencies() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      byte[] numbers = new byte[random.nextInt(1, 1000)];
      int skew = random.nextInt(1, 9);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (byte) Math.min(7, random.nextInt(1 + random.nextInt(skew)));
      }
      assertComeBack(numbers);
    }
  }

  private static void assertComeBack(byte[] numbers) {
    int[] counts = new int[ClassCode.CLASSES];
    for (byte number : numbers) {
      counts[number]++;
    }
    ClassCode code = new ClassCode();
    long bits = code.fit(counts);
    BitWriter out = new BitWriter();
    code.write(out);
    assertEquals(ClassCode.HEADER_BITS, out.bitLength());
    for (byte number : numbers) {
      code.write(out, number);
    }
    assertEquals(bits, out.bitLength() - ClassCode.HEADER_BITS);
    BitReader in = reader(out.finish());
    byte[] read = new byte[numbers.length];
    ClassCode other = new ClassCode();
    assertTrue(other.read(in) && other.read(in, read, read.length));
    assertArrayEquals(numbers, read);
  }

  @Test
  void lengthsThatAreNoCompleteCodeAreRefused() {
    int accepted = 0;
    for (int lengths = 0; lengths < 1 << ClassCode.HEADER_BITS; lengths++) {
      BitWriter out = new BitWriter();
      out.write(lengths, ClassCode.HEADER_BITS);
      accepted += new ClassCode().read(reader(out.finish())) ? 1 : 0;
      if (lengths == 0) {
        assertEquals(0, accepted, "no number has a codeword");
      }
    }
    assertEquals(COMPLETE_CODES, accepted);
  }

  /** Ways to give lengths to some of eight numbers so that the code is complete. */
  private static final int COMPLETE_CODES = countComplete(8, 128);

  private static int countComplete(int numbers, int rest) {
    if (numbers == 0) {
      return rest == 0 ? 1 : 0;
    }
    int count = countComplete(numbers - 1, rest);
    for (int length = 1; length <= 7; length++) {
      if (128 >> length <= rest) {
        count += countComplete(numbers - 1, rest - (128 >> length));
      }
    }
    return count;
  }

  @Test
  void aStreamThatEndsIsNoticed() {
    ClassCode code = new ClassCode();
    code.fit(new int[] {5, 5, 5, 5, 5, 5, 5, 5});
    BitWriter out = new BitWriter();
    code.write(out);
    BitReader in = reader(out.finish());
    assertTrue(new ClassCode().read(in));
    in.seek(0);
    ClassCode other = new ClassCode();
    assertTrue(other.read(in));
    assertFalse(other.read(in, new byte[1000], 1000));
  }
}

package io.kicktrain.codec.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HalfFloatTest {
  private static final int INFINITE = 0x7c00;

  /** What IEEE 754 says the bits mean, in double precision. */
  private static double meaning(int bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 0x3ff;
    double magnitude =
        exponent == 0
            ? Math.scalb(fraction, -24)
            : exponent == 31
                ? Double.POSITIVE_INFINITY
                : Math.scalb(1024 + fraction, exponent - 25);
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  private static boolean isNaN(int bits) {
    return (bits & 0x7fff) > INFINITE;
  }

  @Test
  void all65536BitPatternsMeanWhatTheStandardSays() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = HalfFloat.value(bits);
      if (isNaN(bits)) {
        assertTrue(Float.isNaN(value));
      } else {
        assertEquals(meaning(bits), value);
      }
    }
  }

  @Test
  void all65536BitPatternsComeBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int expected = isNaN(bits) ? bits | 0x200 : bits;
      assertEquals(expected, HalfFloat.bits(HalfFloat.value(bits)));
    }
  }

  @Test
  void betweenTwoNeighboursTheNearerIsTakenAndHalfwayTheEvenOne() {
    for (int bits = 0; bits < INFINITE - 1; bits++) {
      float below = HalfFloat.value(bits);
      float above = HalfFloat.value(bits + 1);
      // Exact: a float has 13 more bits than a half.
      float middle = below + (above - below) / 2;
      int even = bits + (bits & 1);
      for (int sign : new int[] {0, 0x8000}) {
        float s = sign == 0 ? 1 : -1;
        assertEquals(sign | even, HalfFloat.bits(s * middle));
        assertEquals(sign | bits, HalfFloat.bits(s * Math.nextDown(middle)));
        assertEquals(sign | bits + 1, HalfFloat.bits(s * Math.nextUp(middle)));
      }
    }
  }

  @Test
  void whatIsTooLargeIsInfinite() {
    assertEquals(INFINITE - 1, HalfFloat.bits(Math.nextDown(65520f)));
    assertEquals(INFINITE, HalfFloat.bits(65520f));
    assertEquals(0x8000 | INFINITE, HalfFloat.bits(Float.NEGATIVE_INFINITY));
    assertEquals(0, HalfFloat.bits(Float.MIN_VALUE));
    assertTrue(isNaN(HalfFloat.bits(Float.NaN)));
  }

  @Test
  void whatIsSentIsWithinHalfAUnitOfTheLastPlace() {
    SplittableRandom random = new SplittableRandom(1);
    ValueCoder coder = ValueCoder.of(ValueFormat.FLOAT16);
    LevelPlacement placement = LevelPlacement.ofSelected();
    for (int i = 0; i < 20_000; i++) {
      float largest = (float) Math.pow(2, random.nextDouble(-36, 4));
      float value = (float) (largest * random.nextDouble(-1, 1));
      placement.place(ValueFormat.FLOAT16, new float[] {value, largest}, 0, 2);
      coder.place(placement.lowCode(), placement.highCode());
      int code = coder.encode(value);
      assertEquals(-1, coder.firstInvalid(new int[] {code, coder.encode(largest)}, 0, 2));
      double allowed =
          Math.max(Math.abs(value) * 0x1p-11, Scale.value(placement.lowCode()) * 0x1p-25);
      assertEquals(value, coder.decode(code), allowed);
    }
  }
}

package io.kicktrain.codec.value;

/**
 * IEEE 754 binary16: a sign bit, 5 bits of exponent with the bias 15, 10 bits of fraction; rounding
 * to nearest, ties to even.
 */
final class HalfFloat {
  private static final int FRACTION = 13;
  private static final int REBIAS = (127 - 15) << 23;
  private static final int INFINITE = 0x7c00;

  /** The first float32 bits that round to infinity: halfway from 65504 to 65536. */
  private static final int OVERFLOW = 0x477ff000;

  /** Float32 bits of 2^-14, the smallest normal number. */
  private static final int SMALLEST_NORMAL = (127 - 14) << 23;

  private HalfFloat() {}

  /** The bits of the binary16 number nearest to {@code value}; of NaN, a quiet NaN. */
  static int bits(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (Float.isNaN(value)) {
      return sign | INFINITE | 0x200 | ((magnitude >> FRACTION) & 0x3ff);
    }
    if (magnitude >= OVERFLOW) {
      return sign | INFINITE;
    }
    if (magnitude < SMALLEST_NORMAL) {
      // The sum's last bit is worth 2^-24, so the addition rounds as it should.
      float sum = Float.intBitsToFloat(magnitude) + 0.5f;
      return sign | (Float.floatToRawIntBits(sum) - Float.floatToRawIntBits(0.5f));
    }
    int odd = (magnitude >> FRACTION) & 1;
    return sign | ((magnitude - REBIAS + 0xfff + odd) >> FRACTION);
  }

  /** The number with these 16 bits. */
  static float value(int bits) {
    int sign = (bits & 0x8000) << 16;
    int magnitude = bits & 0x7fff;
    if (magnitude >= INFINITE) {
      return Float.intBitsToFloat(sign | 0x7f800000 | ((magnitude & 0x3ff) << FRACTION));
    }
    if (magnitude < 0x400) {
      float subnormal = magnitude * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    return Float.intBitsToFloat(sign | ((magnitude << FRACTION) + REBIAS));
  }
}

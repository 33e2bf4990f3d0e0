package io.kicktrain.codec.value;

/**
 * A positive float32 with three bits of mantissa, from 2^-36 to 16, written as a code of 0 to
 * {@value #MAX_CODE}.
 *
 * <p>Code {@code c} is the float32 with the bits {@code (c + 728) << 20}: eight steps an octave.
 * Everything is integer arithmetic on float bits, so that every language gets the same scales.
 */
public final class Scale {
  /** Largest code, which is {@link #MAX_VALUE}. */
  public static final int MAX_CODE = 320;

  /** Largest magnitude that is ever sent. Larger values are sent as this, the rest stays behind. */
  public static final float MAX_VALUE = 16f;

  /**
   * Smallest magnitude that is ever sent: the quantum of the aggregation, below which a value would
   * vanish in the sum.
   */
  public static final float MIN_VALUE = 0x1p-36f;

  /** Codes from a scale to its double. */
  public static final int OCTAVE = 8;

  /** Bits of a code written by itself. */
  public static final int BITS = 9;

  private static final int SHIFT = 20;
  private static final int BASE = (127 - 36) << (23 - SHIFT);

  private Scale() {}

  /** The float32 bits of scale {@code code}, 0..{@value #MAX_CODE}. */
  static int bits(int code) {
    return (code + BASE) << SHIFT;
  }

  /** The scale of {@code code}, 0..{@value #MAX_CODE}. */
  public static float value(int code) {
    return Float.intBitsToFloat(bits(code));
  }

  /** Largest code whose scale is at most {@code magnitude}, clamped into the valid codes. */
  public static int floor(float magnitude) {
    return clamp((Float.floatToRawIntBits(magnitude) >> SHIFT) - BASE);
  }

  /** Smallest code whose scale is at least {@code magnitude}, clamped into the valid codes. */
  static int ceil(float magnitude) {
    int up = Float.floatToRawIntBits(magnitude) + (1 << SHIFT) - 1;
    return clamp((up >> SHIFT) - BASE);
  }

  /**
   * Code nearest to {@code magnitude} in float bits (halves go up), clamped into the valid codes.
   */
  static int nearest(float magnitude) {
    int up = Float.floatToRawIntBits(magnitude) + (1 << (SHIFT - 1));
    return clamp((up >> SHIFT) - BASE);
  }

  private static int clamp(int code) {
    return Math.max(0, Math.min(MAX_CODE, code));
  }
}

package io.kicktrain.codec.value;

/**
 * The magnitudes that a block's values can take. Reusable for the blocks of one format, not
 * thread-safe.
 *
 * <p>Level {@code j} of {@code n} has the float32 bits {@code low + round(j * (high - low) / (n -
 * 1))}, where low and high are the bits of the two scales: evenly spaced in float bits, which is
 * nearly evenly in the logarithm, so that the relative error is the same for small and large
 * values. The selected values of a block lie in a narrow band above the selection's threshold; no
 * level is spent below it.
 */
public final class Levels {
  private static final int MOST_IN_TABLE = 8;

  private final ValueFormat format;
  private final int steps;
  private final float[] table;
  private int base;
  private int span;

  /**
   * Levels at scale code 0 until {@link #place} is called.
   *
   * @param format a format that has levels
   */
  public Levels(ValueFormat format) {
    if (format.levels() == 0) {
      throw new IllegalArgumentException(format + " has no levels");
    }
    this.format = format;
    steps = format.levels() - 1;
    table = new float[format.levels() <= MOST_IN_TABLE ? 2 * format.levels() : 0];
    place(0, 0);
  }

  /**
   * Puts the levels between two scales.
   *
   * @param lowCode scale code of level 0
   * @param highCode scale code of the last level, at least {@code lowCode}
   */
  public void place(int lowCode, int highCode) {
    if (lowCode < 0 || highCode < lowCode || highCode > Scale.MAX_CODE) {
      throw new IllegalArgumentException(
          "no levels of " + format + " between scale codes " + lowCode + " and " + highCode);
    }
    base = Scale.bits(lowCode);
    span = Scale.bits(highCode) - base;
    for (int code = 0; code < table.length; code++) {
      table[code] = signed(code);
    }
  }

  /** The magnitude of level {@code j}, 0 .. levels - 1. */
  public float magnitude(int j) {
    if (steps == 0) {
      return Float.intBitsToFloat(base);
    }
    return Float.intBitsToFloat(base + (int) ((2L * j * span + steps) / (2L * steps)));
  }

  /**
   * The level nearest in float bits to a magnitude (halves go up); outside the levels, the first or
   * last.
   */
  public int nearest(float magnitude) {
    if (span == 0 || steps == 0) {
      return 0;
    }
    long above = Math.max(0, Float.floatToRawIntBits(magnitude) - (long) base);
    return (int) Math.min(steps, (2L * above * steps + span) / (2L * span));
  }

  /**
   * The signed value of a code: bit 0 is the sign (1 is negative), the bits above are the level.
   */
  public float decode(int code) {
    return table.length == 0 ? signed(code) : table[code];
  }

  /** The code of a value, see {@link #decode}. */
  public int encode(float value) {
    return nearest(Math.abs(value)) << 1 | (value < 0 ? 1 : 0);
  }

  private float signed(int code) {
    float magnitude = magnitude(code >>> 1);
    return (code & 1) == 0 ? magnitude : -magnitude;
  }
}

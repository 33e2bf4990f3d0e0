package io.kicktrain.codec.value;

/**
 * The magnitudes that a group's values can take. Reusable for the groups of one format, not
 * thread-safe.
 *
 * <p>Level {@code j} of {@code n} has the float32 bits {@code low + round(j * (high - low) / (n -
 * 1))}, where low and high are the bits of the two scales: evenly spaced in float bits, which is
 * nearly evenly in the logarithm, so that the relative error is the same for small and large
 * values. The selected values of a group lie in a narrow band above the selection's threshold; no
 * level is spent below it.
 *
 * <p>A code is the level shifted left by one, and in bit 0 the sign; 1 is negative.
 */
public final class Levels implements ValueCoder {
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

  @Override
  public void place(int lowCode, int highCode) {
    if (lowCode < 0 || highCode < lowCode || highCode > Scale.MAX_CODE) {
      throw new IllegalArgumentException(
          "no levels of " + format + " between scale codes " + lowCode + " and " + highCode);
    }
    base = Scale.bits(lowCode);
    span = Scale.bits(highCode) - base;
    for (int code = 0; code < table.length; code += 2) {
      float magnitude = magnitude(code >>> 1);
      table[code] = magnitude;
      table[code + 1] = -magnitude;
    }
  }

  /** The magnitude of level {@code j}, 0 .. levels - 1. */
  public float magnitude(int j) {
    return Float.intBitsToFloat(base + offset(j));
  }

  /** A switch, because a division by a constant takes a few cycles and any other many. */
  private int offset(int j) {
    return switch (steps) {
      case 0 -> 0;
      case 1 -> j * span;
      case 7 -> (int) ((2L * j * span + 7) / 14);
      default -> (int) ((2L * j * span + 127) / 254);
    };
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

  @Override
  public float decode(int code) {
    return table.length == 0 ? signed(code) : table[code];
  }

  @Override
  public void decode(int[] codes, int from, int to, float[] values) {
    if (steps == 0) {
      for (int i = from; i < to; i++) {
        values[i] = Float.intBitsToFloat(base | codes[i] << 31);
      }
    } else if (table.length > 0) {
      for (int i = from; i < to; i++) {
        values[i] = table[codes[i]];
      }
    } else {
      for (int i = from; i < to; i++) {
        values[i] = signed(codes[i]);
      }
    }
  }

  @Override
  public int firstInvalid(int[] codes, int from, int to) {
    return -1;
  }

  @Override
  public int encode(float value) {
    return nearest(Math.abs(value)) << 1 | (value < 0 ? 1 : 0);
  }

  private float signed(int code) {
    return Float.intBitsToFloat((base + offset(code >>> 1)) | code << 31);
  }
}

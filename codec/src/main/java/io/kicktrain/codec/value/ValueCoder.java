package io.kicktrain.codec.value;

/**
 * Turns selected coordinates into codes and codes into what the receiver adds. Reusable for the
 * groups of one format, not thread-safe.
 */
public sealed interface ValueCoder permits Levels, Halves, Floats {
  /** The coder of a format, placed at scale code 0. */
  static ValueCoder of(ValueFormat format) {
    return switch (format) {
      case SIGN, Q2, Q4, Q8 -> new Levels(format);
      case FLOAT16 -> new Halves();
      case FLOAT32 -> new Floats();
    };
  }

  /**
   * Starts a group.
   *
   * @param lowCode the group's low scale
   * @param highCode its high scale, at least {@code lowCode}
   */
  void place(int lowCode, int highCode);

  /** The code of what is nearest to a finite value. */
  int encode(float value);

  /** What the receiver of a valid code adds. */
  float decode(int code);

  /** Decodes {@code codes[from .. to)} into the same places of {@code values}. */
  void decode(int[] codes, int from, int to, float[] values);

  /** Index of the first of {@code codes[from .. to)} that is no code of this format, or -1. */
  int firstInvalid(int[] codes, int from, int to);
}

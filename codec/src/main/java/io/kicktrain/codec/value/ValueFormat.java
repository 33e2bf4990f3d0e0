package io.kicktrain.codec.value;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a selected value is written: a sign bit and an index into a few magnitudes, or the float32
 * itself.
 *
 * <p>The magnitudes ("levels") of a block lie between two scales that the block carries, see {@link
 * Levels}; where the two scales are put is {@link LevelPlacement}'s choice.
 */
public enum ValueFormat {
  /** One level, the mean magnitude of the block's selected values: 1 bit a value. */
  SIGN(1, 1, 1),
  /** Two levels, the mean magnitudes of the smaller and of the larger values: 2 bits a value. */
  Q2(2, 2, 2),
  /** Eight levels from the smallest to the largest magnitude: 4 bits a value. */
  Q4(3, 4, 8),
  /** 128 levels from the smallest to the largest magnitude: 8 bits a value. */
  Q8(4, 8, 128),
  /** The value as IEEE 754 binary16 times a power of two that the group shares: 16 bits a value. */
  FLOAT16(5, 16, 0),
  /** The value as IEEE 754 binary32: 32 bits a value. */
  FLOAT32(6, 32, 0);

  private final int wireId;
  private final int bits;
  private final int levels;

  ValueFormat(int wireId, int bits, int levels) {
    this.wireId = wireId;
    this.bits = bits;
    this.levels = levels;
  }

  /** The format's number in the message header. */
  public int wireId() {
    return wireId;
  }

  /** Bits of one value's code. */
  public int bits() {
    return bits;
  }

  /** Number of magnitudes a block's values can take; 0 when they are written as they are. */
  public int levels() {
    return levels;
  }

  /** Scales each group carries: 0, 1 (one magnitude, or a factor) or 2 (lowest, highest level). */
  public int scales() {
    return this == FLOAT16 ? 1 : Math.min(levels, 2);
  }

  /** What the scale codes of this format are multiples of: an octave where they are factors. */
  public int scaleStep() {
    return this == FLOAT16 ? Scale.OCTAVE : 1;
  }

  /** The format with this wire id, if there is one. */
  public static Optional<ValueFormat> ofWireId(int wireId) {
    return Arrays.stream(values()).filter(format -> format.wireId == wireId).findFirst();
  }
}

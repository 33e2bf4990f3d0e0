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
  /** The value as IEEE 754 binary32, no levels: 32 bits a value. */
  FLOAT32(5, 32, 0);

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

  /** Scales each block carries: 0, 1 (all magnitudes equal) or 2 (lowest and highest level). */
  public int scales() {
    return Math.min(levels, 2);
  }

  /** The format with this wire id, if there is one. */
  public static Optional<ValueFormat> ofWireId(int wireId) {
    return Arrays.stream(values()).filter(format -> format.wireId == wireId).findFirst();
  }
}

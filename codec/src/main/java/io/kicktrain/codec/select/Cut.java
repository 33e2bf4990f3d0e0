package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;

/**
 * Where a global selection cuts: a coordinate is sent if its rank is not below.
 *
 * <p>A rank is the magnitude's float bits, then 32 bits of a hash of the coordinate's number, so
 * that of equal magnitudes any may be cut off and not always those at the end.
 *
 * @param rank lowest rank that is sent; its upper half is at least the bits of 2^-36
 */
public record Cut(long rank) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  public Cut {
    if (rank >>> 32 < Float.floatToRawIntBits(Scale.MIN_VALUE) || rank >>> 32 >= 0x7f800000) {
      throw new IllegalArgumentException("no magnitude that can be sent: " + (rank >>> 32));
    }
  }

  /** Everything that the receiver can represent is sent. */
  public static Cut none() {
    return new Cut((long) Float.floatToRawIntBits(Scale.MIN_VALUE) << 32);
  }

  static Cut of(int key, int hash) {
    return new Cut((long) key << 32 | Integer.toUnsignedLong(hash));
  }

  /** Smaller magnitudes are not sent. */
  public float magnitude() {
    return Float.intBitsToFloat(key());
  }

  /** The upper half: magnitudes with smaller bits are not sent. */
  int key() {
    return (int) (rank >>> 32);
  }

  /** Whether the coordinate with this number and these magnitude bits is sent. */
  boolean admits(int key, long coordinate) {
    return ((long) key << 32 | Integer.toUnsignedLong(hash(coordinate))) >= rank;
  }

  static int hash(long coordinate) {
    return (int) ((coordinate * GOLDEN) >>> 32);
  }
}

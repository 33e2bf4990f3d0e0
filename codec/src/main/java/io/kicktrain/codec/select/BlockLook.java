package io.kicktrain.codec.select;

/**
 * Looks at one block of an accumulator after the other, before anything is selected from it; the
 * {@link GlobalLook} at up to four blocks together. The last step of accumulating can be part of
 * the look, so that each block passes through the memory once. Not thread-safe.
 */
public interface BlockLook {
  /**
   * Looks at the block {@code values[from .. from + length)}.
   *
   * @param length 1..4096; 1..16384 where blocks are looked at together
   * @return the largest magnitude's float bits; 0x7f800000 or more if a value is NaN or infinite
   */
  int at(float[] values, int from, int length);

  /**
   * Fills the block {@code sum[from .. from + length)} with {@code a * x + y} of the same
   * coordinates, the product rounded to float32, then the sum, and looks at it.
   *
   * @param sum may be {@code x} or {@code y}
   * @return as {@link #at}
   */
  int atSum(float a, float[] x, float[] y, float[] sum, int from, int length);

  /**
   * Fills the block {@code acc[from .. from + length)} with {@code a * acc - g} of the same
   * coordinates, the product rounded to float32, then the difference, and looks at it. What g was
   * there may be lost.
   *
   * @return as {@link #at}
   */
  int atDifference(float a, float[] acc, float[] g, int from, int length);
}

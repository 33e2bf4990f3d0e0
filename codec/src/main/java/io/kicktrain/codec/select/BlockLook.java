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
   * Looks at a block that {@link ColumnMaxima#subtract} filled, with what it left in place of g.
   *
   * @return as {@link #at}
   */
  default int atMaxima(float[] values, float[] maxima, int from, int length) {
    return at(values, from, length);
  }

  /**
   * Fills the block {@code sum[from .. from + length)} with {@code a * x + y} of the same
   * coordinates, the product rounded to float32, then the sum, and looks at it.
   *
   * @param sum may be {@code x} or {@code y}
   * @return as {@link #at}
   */
  int atSum(float a, float[] x, float[] y, float[] sum, int from, int length);
}

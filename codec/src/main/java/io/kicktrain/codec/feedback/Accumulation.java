package io.kicktrain.codec.feedback;

/**
 * What is done to a block before its coordinates are selected: the elementwise start of error
 * feedback. Each thread has its own.
 */
interface Accumulation {
  /** Largest magnitude that a sender accumulates: 2^64, so that no sum overflows. */
  float MAX = 0x1p64f;

  /** Fills {@code acc[from .. to)}, a block of the segment's accumulator. */
  void accumulate(int segment, float[] acc, int from, int to);

  /**
   * What {@link #accumulate} would put into {@code acc}, without doing it: fills {@code into} with
   * the coordinates from {@code from} on.
   */
  void peek(int segment, float[] acc, int from, float[] into);

  /** Largest magnitude that may be selected. */
  default float limit() {
    return MAX;
  }

  /**
   * Called when a magnitude in the block exceeds {@link #limit} or is no number: brings it into
   * range or throws.
   *
   * @throws IllegalArgumentException which coordinate cannot be used and why
   */
  void exceeded(int segment, float[] acc, int from, int to);

  /** Whether the largest magnitude's bits are beyond the limit. */
  default boolean exceeds(int largestBits) {
    return largestBits > Float.floatToRawIntBits(limit());
  }
}

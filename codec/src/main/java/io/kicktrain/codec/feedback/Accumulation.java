package io.kicktrain.codec.feedback;

import io.kicktrain.codec.select.BlockLook;

/**
 * What is done to a block before its coordinates are selected: the elementwise start of error
 * feedback. Where nothing is transformed, blocks that are looked at together are accumulated
 * together. Each thread has its own.
 */
interface Accumulation {
  /** Largest magnitude that a sender accumulates: 2^64, so that no sum overflows. */
  float MAX = 0x1p64f;

  /**
   * Fills {@code acc[from .. to)}, a block of the segment's accumulator, and looks at it.
   *
   * @return the largest magnitude's float bits, see {@link BlockLook#at}
   */
  int accumulate(int segment, float[] acc, int from, int to, BlockLook look);

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
   * Accumulates a block, looks at it, and sees to it that no magnitude exceeds the {@link #limit}.
   *
   * @throws IllegalArgumentException which coordinate cannot be used and why
   */
  default void accumulateWithinLimit(int segment, float[] acc, int from, int to, BlockLook look) {
    if (exceeds(accumulate(segment, acc, from, to, look))) {
      exceeded(segment, acc, from, to);
      look.at(acc, from, to - from);
    }
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

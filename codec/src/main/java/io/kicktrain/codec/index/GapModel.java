package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import java.util.List;

/**
 * A code for gaps, the coordinates skipped before each position. What it adapts to is the count of
 * the positions and the gaps before, so that nothing but the model's number is in the message.
 */
sealed interface GapModel permits SteadyGaps, FollowingGaps {
  /** Bits of a model's number. */
  int NUMBER_BITS = 2;

  /** All models by number. */
  List<GapModel> ALL = List.of(new SteadyGaps(), FollowingGaps.QUICK, FollowingGaps.SLOW);

  /**
   * Bits that {@link #write} would write.
   *
   * @param gaps together less than {@code length}
   * @param count how many of them, at least 1
   * @param length coordinates of the segment, at most 2^18
   */
  long bits(int[] gaps, int count, int length);

  /** Writes gaps. */
  void write(BitWriter out, int[] gaps, int count, int length);

  /**
   * Reads positions.
   *
   * @param positions gets {@code count} of them, ascending
   * @return false if one lies outside the segment or the stream ends: they are undefined then
   */
  boolean read(BitReader in, int[] positions, int count, int length);

  /** 256 times the mean gap of {@code count} positions, at least 1, in {@code length}. */
  static long mean(int length, int count) {
    return (length - count) * 256L / count;
  }
}

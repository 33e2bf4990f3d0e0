package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Rice;

/**
 * Ascending positions of a segment as Rice-coded gaps: the coordinates skipped before each
 * position.
 */
public final class Gaps {
  private Gaps() {}

  /**
   * Writes positions.
   *
   * @param positions ascending, each in 0 .. length - 1
   * @param count how many of them, at least 1
   * @param length coordinates of the segment, at most 2^18
   */
  public static void write(BitWriter out, int[] positions, int count, int length) {
    GapModel model = new GapModel(length, count);
    int previous = -1;
    for (int start = 0; start < count; start += GapModel.GROUP) {
      int k = model.parameter();
      int end = Math.min(count, start + GapModel.GROUP);
      long sum = 0;
      for (int i = start; i < end; i++) {
        int gap = positions[i] - previous - 1;
        Rice.write(out, gap, k);
        sum += gap;
        previous = positions[i];
      }
      model.learn(sum);
    }
  }

  /**
   * Reads positions.
   *
   * @param positions filled with ascending positions
   * @param count how many to read, 1 .. length
   * @return false if one lies outside the segment or the stream ends: the positions are undefined
   *     then
   */
  public static boolean read(BitReader in, int[] positions, int count, int length) {
    GapModel model = new GapModel(length, count);
    int previous = -1;
    for (int start = 0; start < count; start += GapModel.GROUP) {
      int end = Math.min(count, start + GapModel.GROUP);
      model.learn(Rice.read(in, model.parameter(), positions, start, end));
      for (int i = start; i < end; i++) {
        previous += 1 + positions[i];
        positions[i] = previous;
      }
      // Positions ascend, so the last of the group speaks for all.
      if (previous >= length || in.overrun()) {
        return false;
      }
    }
    return true;
  }
}

package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;

/**
 * Writes and reads ascending positions of a segment as gaps, the coordinates skipped before each
 * position, by the {@link GapModel} that takes fewer bits.
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
    int[] gaps = gaps(positions, count);
    int cheapest = 0;
    long least = Long.MAX_VALUE;
    for (int model = 0; model < GapModel.ALL.size(); model++) {
      long bits = GapModel.ALL.get(model).bits(gaps, count, length);
      if (bits < least) {
        least = bits;
        cheapest = model;
      }
    }
    out.write(cheapest, GapModel.NUMBER_BITS);
    GapModel.ALL.get(cheapest).write(out, gaps, count, length);
  }

  private static int[] gaps(int[] positions, int count) {
    int[] gaps = new int[count];
    int before = -1;
    for (int i = 0; i < count; i++) {
      gaps[i] = positions[i] - before - 1;
      before = positions[i];
    }
    return gaps;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param positions gets ascending positions
   * @param count how many to read, 1 .. length
   * @param length coordinates of the segment, at most 2^18
   * @return false if a position lies outside the segment, the stream ends or no model has its
   *     number: the positions are undefined then
   */
  public static boolean read(BitReader in, int[] positions, int count, int length) {
    int model = in.read(GapModel.NUMBER_BITS);
    return model < GapModel.ALL.size()
        && GapModel.ALL.get(model).read(in, positions, count, length);
  }
}

package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;

/**
 * Writes and reads ascending positions of a segment as gaps, the coordinates skipped before each
 * position, by one of the {@link GapModel}s.
 */
public final class Gaps {
  /**
   * A hundred-and-twenty-eighth of the bits is more than models differ by chance where positions
   * are random.
   */
  private static final int WORTH_WHILE = 128;

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
    int model = cheapest(gaps, count, length);
    out.write(model, GapModel.NUMBER_BITS);
    GapModel.ALL.get(model).write(out, gaps, count, length);
  }

  /** The first model, which is decoded fastest, unless another one clearly takes fewer bits. */
  private static int cheapest(int[] gaps, int count, int length) {
    int cheapest = 0;
    long first = GapModel.ALL.get(0).bits(gaps, count, length);
    long least = first - first / WORTH_WHILE;
    for (int model = 1; model < GapModel.ALL.size(); model++) {
      long bits = GapModel.ALL.get(model).bits(gaps, count, length);
      if (bits < least) {
        least = bits;
        cheapest = model;
      }
    }
    return cheapest;
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

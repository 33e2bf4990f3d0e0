package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Golomb;

/**
 * Writes ascending positions of a segment as gaps, the coordinates skipped before each position, in
 * {@link Golomb} codewords whose parameter follows the gaps, see {@link GapModel}.
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
    GapModel model = cheapest(positions, count, length);
    out.write(model.wireId(), GapModel.BITS);
    long mean = GapModel.firstMean(length, count);
    for (int from = 0; from < count; from += model.group()) {
      int to = Math.min(count, from + model.group());
      writeGroup(out, positions, from, to, Golomb.parameter(mean), model.tail());
      mean = model.next(mean, sum(positions, from, to));
    }
  }

  private static GapModel cheapest(int[] positions, int count, int length) {
    GapModel cheapest = GapModel.STEADY;
    long least = Long.MAX_VALUE;
    for (GapModel model : GapModel.ALL) {
      long bits = cost(model, positions, count, length);
      if (bits < least) {
        least = bits;
        cheapest = model;
      }
    }
    return cheapest;
  }

  private static long cost(GapModel model, int[] positions, int count, int length) {
    long bits = 0;
    long mean = GapModel.firstMean(length, count);
    for (int from = 0; from < count; from += model.group()) {
      int to = Math.min(count, from + model.group());
      bits += costOfGroup(positions, from, to, Golomb.parameter(mean), model.tail());
      mean = model.next(mean, sum(positions, from, to));
    }
    return bits;
  }

  private static void writeGroup(
      BitWriter out, int[] positions, int from, int to, int m, int tail) {
    int previous = before(positions, from);
    for (int i = from; i < to; i++) {
      Golomb.write(out, positions[i] - previous - 1, m, tail);
      previous = positions[i];
    }
  }

  private static long costOfGroup(int[] positions, int from, int to, int m, int tail) {
    int previous = before(positions, from);
    long bits = 0;
    for (int i = from; i < to; i++) {
      bits += Golomb.bits(positions[i] - previous - 1, m, tail);
      previous = positions[i];
    }
    return bits;
  }

  private static int sum(int[] positions, int from, int to) {
    return positions[to - 1] - before(positions, from) - (to - from);
  }

  private static int before(int[] positions, int from) {
    return from == 0 ? -1 : positions[from - 1];
  }
}

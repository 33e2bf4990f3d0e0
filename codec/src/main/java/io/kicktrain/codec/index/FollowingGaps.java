package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Golomb;

/**
 * For positions of real gradients, whose density changes from tensor to tensor and from row to row:
 * {@link Golomb} codewords whose parameter follows the gaps at once, from long ones between runs to
 * short ones within, computed for each pair from a mean that the pairs before have moved.
 */
final class FollowingGaps implements GapModel {
  private static final int GROUP = 2;
  private static final int TAIL = 2;

  /** The mean after a pair of gaps with this sum: half way from what it was to theirs. */
  private static long next(long mean, int sum) {
    return mean + ((((long) sum << 8) / GROUP - mean) >> 1);
  }

  private static int sum(int[] positions, int from, int to) {
    return positions[to - 1] - GapModel.before(positions, from) - (to - from);
  }

  @Override
  public long bits(int[] positions, int count, int length) {
    long bits = 0;
    long mean = GapModel.mean(length, count);
    for (int from = 0; from < count; from += GROUP) {
      int to = Math.min(count, from + GROUP);
      int m = Golomb.parameter(mean);
      for (int i = from; i < to; i++) {
        bits += Golomb.bits(GapModel.gap(positions, i), m, TAIL);
      }
      mean = next(mean, sum(positions, from, to));
    }
    return bits;
  }

  @Override
  public void write(BitWriter out, int[] positions, int count, int length) {
    long mean = GapModel.mean(length, count);
    for (int from = 0; from < count; from += GROUP) {
      int to = Math.min(count, from + GROUP);
      int m = Golomb.parameter(mean);
      for (int i = from; i < to; i++) {
        Golomb.write(out, GapModel.gap(positions, i), m, TAIL);
      }
      mean = next(mean, sum(positions, from, to));
    }
  }

  @Override
  public boolean read(BitReader in, int[] positions, int count, int length) {
    long mean = GapModel.mean(length, count);
    int previous = -1;
    for (int from = 0; from < count; from += GROUP) {
      int to = Math.min(count, from + GROUP);
      int before = previous;
      int m = Golomb.parameter(mean);
      for (int i = from; i < to; i++) {
        int gap = Golomb.read(in, m, TAIL);
        if (gap < 0 || gap >= length - 1 - previous || in.overrun()) {
          return false;
        }
        previous += gap + 1;
        positions[i] = previous;
      }
      mean = next(mean, previous - before - (to - from));
    }
    return true;
  }
}

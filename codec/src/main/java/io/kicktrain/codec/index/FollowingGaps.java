package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Golomb;

/**
 * For positions of real gradients, whose density changes from tensor to tensor and from row to row:
 * {@link Golomb} codewords whose parameter follows the gaps, computed for each group of them from a
 * mean that the groups before have moved.
 *
 * @param group gaps that share a parameter, a power of two up to 256
 * @param shift how much of the difference to a group's mean stays: 1 - 2^-shift
 * @param tail the tail of the codewords
 */
record FollowingGaps(int group, int shift, int tail) implements GapModel {
  /** Follows at once: long gaps between runs of short ones. */
  static final FollowingGaps QUICK = new FollowingGaps(2, 1, 2);

  /** Follows in the long run: rows. */
  static final FollowingGaps SLOW = new FollowingGaps(16, 3, 3);

  /** The mean after a full group of gaps with this sum. */
  private long next(long mean, int sum) {
    return mean + (((long) sum * (256 / group) - mean) >> shift);
  }

  @Override
  public long bits(int[] gaps, int count, int length) {
    long bits = 0;
    long mean = GapModel.mean(length, count);
    for (int from = 0; from < count; from += group) {
      int to = Math.min(count, from + group);
      int m = Golomb.parameter(mean);
      int sum = 0;
      for (int i = from; i < to; i++) {
        bits += Golomb.bits(gaps[i], m, tail);
        sum += gaps[i];
      }
      mean = next(mean, sum);
    }
    return bits;
  }

  @Override
  public void write(BitWriter out, int[] gaps, int count, int length) {
    long mean = GapModel.mean(length, count);
    for (int from = 0; from < count; from += group) {
      int to = Math.min(count, from + group);
      int m = Golomb.parameter(mean);
      int sum = 0;
      for (int i = from; i < to; i++) {
        Golomb.write(out, gaps[i], m, tail);
        sum += gaps[i];
      }
      mean = next(mean, sum);
    }
  }

  @Override
  public boolean read(BitReader in, int[] positions, int count, int length) {
    long mean = GapModel.mean(length, count);
    int previous = -1;
    for (int from = 0; from < count; from += group) {
      int to = Math.min(count, from + group);
      int before = previous;
      int m = Golomb.parameter(mean);
      for (int i = from; i < to; i++) {
        int gap = Golomb.read(in, m, tail);
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

package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Golomb;

/**
 * A sequence of signed numbers near zero: zigzag, then Golomb codewords whose parameter follows the
 * mean of the numbers before.
 */
final class NumberModel {
  private static final int SHIFT = 2;

  private long mean;

  /** Starts with 256 times the expected magnitude. */
  NumberModel(long mean) {
    this.mean = mean;
  }

  void write(BitWriter out, int number) {
    int x = Golomb.zigzag(number);
    Golomb.write(out, x, Golomb.parameter(mean), Golomb.TAIL);
    learn(x);
  }

  /** The next number; {@link Integer#MIN_VALUE} where there is none. */
  int read(BitReader in) {
    int x = Golomb.read(in, Golomb.parameter(mean), Golomb.TAIL);
    if (x < 0) {
      return Integer.MIN_VALUE;
    }
    learn(x);
    return Golomb.unzigzag(x);
  }

  private void learn(int x) {
    mean += (x * 256L - mean) >> SHIFT;
  }
}

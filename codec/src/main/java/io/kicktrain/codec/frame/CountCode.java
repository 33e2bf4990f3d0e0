package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;

/**
 * A number from 1 to 2^18: its bit length in 5 bits, then its bits but the highest, lowest first.
 * Most segments need fewer bits for it than a byte-wise number would take.
 */
final class CountCode {
  private static final int LENGTH_BITS = 5;

  void write(BitWriter out, int count) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    out.write(bits, LENGTH_BITS);
    out.write(count, bits - 1);
  }

  /** The number, or 0 where there is none. */
  int read(BitReader in) {
    int bits = in.read(LENGTH_BITS);
    return bits == 0 || bits > 19 ? 0 : 1 << (bits - 1) | in.read(bits - 1);
  }
}

package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Golomb;

/**
 * For positions that are random: quotients and remainders of the gaps by one divisor m, as in
 * {@link Golomb}'s code, but first all remainders and then all quotients, so that a decoder knows
 * where each remainder is before it has read another, and finds the ends of many quotients in one
 * word.
 *
 * <p>Remainders take the same number of bits each, in pairs: the one times m plus the other is
 * below m squared, and m is the root of a power of two, rounded down.
 */
final class SteadyGaps implements GapModel {
  /** Most bits of a pair with which one look into the stream shows two pairs. */
  private static final int MOST_TOGETHER = BitReader.PEEK / 2;

  /**
   * A pair of at most {@value #MOST_TOGETHER} bits times 2^{@value} / m, rounded up, is below 2^63,
   * and its error too small to change the quotient.
   */
  private static final int RECIPROCAL = 42;

  /** The same for a gap by itself, which is below 2^18. */
  private static final int GAP_RECIPROCAL = 36;

  /** Bits of quotients that are looked at together: whole bytes. */
  private static final int WORD = 56;

  /**
   * Bits of a pair from which on there are divisors that are no powers of two: below, roots are
   * rounded too much. So divisors are an octave apart and then half of one, and where it costs as
   * much to take the smaller as the larger of two is at 11 and 13 sixteenths of the larger.
   */
  private static final int HALF_OCTAVES = 6;

  /** By the bits of a pair, up to those of two positions that are almost 2^18 apart. */
  private static final int[] DIVISORS = new int[36];

  static {
    for (int bits = 0; bits < DIVISORS.length; bits++) {
      DIVISORS[bits] = (int) Math.sqrt((double) (1L << bits));
    }
  }

  /**
   * Bits of a pair of remainders: the fewest whose divisor is not much below the best one of a
   * Golomb code.
   */
  private static int pairBits(int length, int count) {
    int best = Golomb.parameter(GapModel.mean(length, count));
    // The divisor that is the power of two below the best; one step less is always too little.
    int bits = 2 * (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(best));
    while (16L * DIVISORS[bits] < (bits < HALF_OCTAVES ? 11L : 13L) * best) {
      bits += bits < HALF_OCTAVES ? 2 : 1;
    }
    return bits;
  }

  private static long remainderBits(int pairBits, int count) {
    return (long) pairBits * (count / 2) + (count % 2 == 0 ? 0 : singleBits(pairBits));
  }

  /** Bits of a remainder without another. */
  private static int singleBits(int pairBits) {
    return (pairBits + 1) / 2;
  }

  /** With this, {@link #quotient} divides gaps, which are below 2^18, by m without a division. */
  private static long reciprocal(int m) {
    return (1L << GAP_RECIPROCAL) / m + 1;
  }

  private static int quotient(int gap, long reciprocal) {
    return (int) ((gap * reciprocal) >>> GAP_RECIPROCAL);
  }

  @Override
  public long bits(int[] gaps, int count, int length) {
    int pairBits = pairBits(length, count);
    long reciprocal = reciprocal(DIVISORS[pairBits]);
    long bits = remainderBits(pairBits, count) + count;
    for (int i = 0; i < count; i++) {
      bits += quotient(gaps[i], reciprocal);
    }
    return bits;
  }

  @Override
  public void write(BitWriter out, int[] gaps, int count, int length) {
    int pairBits = pairBits(length, count);
    int m = DIVISORS[pairBits];
    long reciprocal = reciprocal(m);
    int i = 0;
    if (pairBits <= MOST_TOGETHER) {
      for (; i + 4 <= count; i += 4) {
        long next = pair(gaps, i + 2, m, reciprocal);
        out.write(next << pairBits | pair(gaps, i, m, reciprocal), 2 * pairBits);
      }
    }
    for (; i + 2 <= count; i += 2) {
      out.write(pair(gaps, i, m, reciprocal), pairBits);
    }
    if (i < count) {
      out.write(gaps[i] % m, singleBits(pairBits));
    }
    writeQuotients(out, gaps, count, reciprocal);
  }

  private static long pair(int[] gaps, int at, int m, long reciprocal) {
    int first = gaps[at] - m * quotient(gaps[at], reciprocal);
    int second = gaps[at + 1] - m * quotient(gaps[at + 1], reciprocal);
    return (long) first * m + second;
  }

  /** In unary, as many of them together as a write takes. */
  private static void writeQuotients(BitWriter out, int[] gaps, int count, long reciprocal) {
    long word = 0;
    int bits = 0;
    for (int i = 0; i < count; i++) {
      int zeros = quotient(gaps[i], reciprocal);
      if (bits + zeros >= BitWriter.MOST) {
        out.write(word, bits);
        for (; zeros >= BitWriter.MOST; zeros -= BitWriter.MOST) {
          out.write(0, BitWriter.MOST);
        }
        word = 0;
        bits = 0;
      }
      word |= 1L << (bits + zeros);
      bits += zeros + 1;
    }
    out.write(word, bits);
  }

  @Override
  public boolean read(BitReader in, int[] positions, int count, int length) {
    int pairBits = pairBits(length, count);
    int m = DIVISORS[pairBits];
    long bits = remainderBits(pairBits, count);
    if (bits > in.remaining()) {
      return false;
    }
    readRemainders(in, pairBits, m, positions, count);
    in.seek(in.position() + bits);
    return readQuotients(in, m, positions, count, length) && positions[count - 1] < length;
  }

  /** Sets each position to what it is but for m times the quotients' zeros and ones up to it. */
  private static void readRemainders(
      BitReader in, int pairBits, int m, int[] positions, int count) {
    byte[] bytes = in.bytes();
    long at = in.position();
    long mask = (1L << pairBits) - 1;
    int step = 1 - m;
    int sum = -1;
    int i = 0;
    if (pairBits <= MOST_TOGETHER) {
      long reciprocal = (1L << RECIPROCAL) / m + 1;
      for (; i + 4 <= count; i += 4, at += 2L * pairBits) {
        long word = BitReader.load(bytes, at);
        long pair = word & mask;
        long next = (word >>> pairBits) & mask;
        int first = (int) ((pair * reciprocal) >>> RECIPROCAL);
        int third = (int) ((next * reciprocal) >>> RECIPROCAL);
        int one = sum + step + first;
        int two = one + step + (int) pair - first * m;
        int three = two + step + third;
        sum = three + step + (int) next - third * m;
        positions[i] = one;
        positions[i + 1] = two;
        positions[i + 2] = three;
        positions[i + 3] = sum;
      }
    }
    for (; i + 2 <= count; i += 2, at += pairBits) {
      long pair = BitReader.load(bytes, at) & mask;
      positions[i] = sum + step + (int) (pair / m);
      sum = positions[i] + step + (int) (pair % m);
      positions[i + 1] = sum;
    }
    if (i < count) {
      long single = BitReader.load(bytes, at) & ((1L << singleBits(pairBits)) - 1);
      positions[i] = sum + step + (int) single;
    }
  }

  /** Adds m for each zero and one: the bits' numbers are the sums of the quotients. */
  private static boolean readQuotients(
      BitReader in, int m, int[] positions, int count, int length) {
    byte[] bytes = in.bytes();
    long start = in.position();
    // More zeros lead outside, which also bounds the sums.
    long most = Math.min(in.remaining(), count + (long) length / m);
    long passed = 0;
    int last = 0;
    for (int i = 0; i < count; passed += WORD) {
      if (passed >= most) {
        return false;
      }
      long word = BitReader.load(bytes, start + passed) & ((1L << WORD) - 1);
      int base = ((int) passed + 1) * m;
      int end = Math.min(count, i + Long.bitCount(word));
      for (; i < end; i++) {
        last = Long.numberOfTrailingZeros(word);
        positions[i] += base + last * m;
        word &= word - 1;
      }
    }
    in.seek(start + passed - WORD + last + 1);
    return !in.overrun();
  }
}

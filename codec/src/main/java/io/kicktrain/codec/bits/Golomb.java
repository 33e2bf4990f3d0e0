package io.kicktrain.codec.bits;

/**
 * Golomb codewords: a number x as its quotient and remainder by a parameter m, the best code for
 * numbers whose probability falls by half every m (S. W. Golomb, "Run-length encodings", IEEE
 * Trans. Inf. Theory 12(3), 1966).
 *
 * <p>With K the bit length of m less one and {@code d = m - 2^K}, a codeword is
 *
 * <ol>
 *   <li>K bits: the remainder r if it is below 2^K, otherwise r - d,
 *   <li>the quotient q: if it is below a <em>tail</em> T, q zero bits and a one; otherwise, with e
 *       = q - T + 1 and L the bit length of e less one, T + L zero bits, a one and the L low bits
 *       of e,
 *   <li>one bit, whether r is at least 2^K; left out if the K bits are below 2^K - d.
 * </ol>
 *
 * <p>The K bits come first so that a decoder finds both lengths that vary at once, and the tail
 * grows with the logarithm so that a codeword is never longer than {@value #MAX_BITS} bits.
 */
public final class Golomb {
  /** Numbers are below 2^{@value}. */
  public static final int VALUE_BITS = 23;

  /** A tail for numbers that are distributed as the parameter says. */
  public static final int TAIL = 8;

  /** Most bits of a codeword: with m = 1, T = {@link #TAIL} and the largest number. */
  public static final int MAX_BITS = TAIL + 2 * (VALUE_BITS - 1) + 1;

  private Golomb() {}

  /**
   * The parameter for numbers of a given mean: (mean + 1/2) ln 2, rounded, at least 1.
   *
   * @param mean 256 times the mean, 0 .. 2^31
   */
  public static int parameter(long mean) {
    // 45426 is 2^16 ln 2.
    return (int) Math.max(1, ((mean + 128) * 45426 + (1 << 23)) >> 24);
  }

  /** Writes {@code x}, 0 .. 2^23 - 1, with the parameter {@code m}, 1 .. 2^23. */
  public static void write(BitWriter out, int x, int m, int tail) {
    int q = x / m;
    int r = x - q * m;
    int k = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(m);
    int d = m - (1 << k);
    int high = r >>> k;
    int low = r - (d & -high);
    int optional = isAtLeast(low, (1 << k) - d);
    int e = atLeastZero(q - tail) + 1;
    int l = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(e);
    int zeros = q - e + 1 + l;
    long word = ((long) high << l | (e - (1 << l))) << 1 | 1;
    out.write(low | word << (k + zeros), k + zeros + 1 + l + optional);
  }

  /** Bits of the codeword of {@code x}. */
  public static int bits(int x, int m, int tail) {
    int q = x / m;
    int r = x - q * m;
    int k = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(m);
    int e = atLeastZero(q - tail) + 1;
    int l = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(e);
    int optional = isAtLeast(r, (2 << k) - m);
    return k + q - e + 1 + 2 * l + 1 + optional;
  }

  /**
   * Reads a number.
   *
   * @return it, or -1 where there is no codeword of one below 2^23
   */
  public static int read(BitReader in, int m, int tail) {
    long word = in.peek();
    int k = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(m);
    int d = m - (1 << k);
    int low = (int) word & ((1 << k) - 1);
    int zeros = Long.numberOfTrailingZeros(word >>> k);
    int l = atLeastZero(zeros - tail);
    if (l >= VALUE_BITS) {
      return -1;
    }
    long rest = word >>> (k + zeros + 1);
    long e = (rest & ((1L << l) - 1)) + (1L << l);
    int optional = low >= (1 << k) - d ? 1 : 0;
    int high = (int) (rest >>> l) & optional;
    in.skip(k + zeros + 1 + l + optional);
    long x = (zeros - l + e - 1) * m + low + (long) high * d;
    return x < 1 << VALUE_BITS ? (int) x : -1;
  }

  /** Not Math.max, which becomes a branch: whether a quotient is long is anybody's guess. */
  private static int atLeastZero(int number) {
    return number & ~(number >> 31);
  }

  /** 1 if so, otherwise 0, without a branch for the same reason. */
  private static int isAtLeast(int number, int bound) {
    return (bound - 1 - number) >>> 31;
  }

  /** Maps a signed number to 0, 1, 2, ...: 0, -1, 1, -2, 2, ... */
  public static int zigzag(int signed) {
    return signed << 1 ^ signed >> 31;
  }

  /** The inverse of {@link #zigzag}. */
  public static int unzigzag(int code) {
    return code >>> 1 ^ -(code & 1);
  }
}

package io.kicktrain.codec.bits;

/**
 * Rice codewords: the quotient {@code value >> k} as so many zero bits and a one, then the {@code
 * k} low bits.
 *
 * <p>A quotient of {@value #ESCAPE} or more is written as {@value #ESCAPE} zero bits, followed by
 * the value in {@value #RAW} bits, so that no codeword is longer than {@value #MAX_BITS} bits. See
 * R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", JPL 79-22, 1979.
 */
public final class Rice {
  /** Zero bits that announce a value in full. */
  public static final int ESCAPE = 20;

  /** Bits of a value in full; values are below 2^{@value}. */
  public static final int RAW = 18;

  /** Most bits of a codeword. */
  public static final int MAX_BITS = ESCAPE + RAW;

  private Rice() {}

  /** Writes {@code value}, 0 .. 2^18 - 1, with the parameter {@code k}, 0..18. */
  public static void write(BitWriter out, int value, int k) {
    int quotient = value >>> k;
    if (quotient >= ESCAPE) {
      out.write(0, ESCAPE);
      out.write(value, RAW);
    } else {
      out.write(1 << quotient, quotient + 1);
      out.write(value, k);
    }
  }

  /**
   * Reads a value, 0 .. 2^23 - 1; one that is too large for its writer is the caller's to refuse.
   */
  public static int read(BitReader in, int k) {
    long word = in.peek();
    int quotient = Long.numberOfTrailingZeros(word);
    if (quotient >= ESCAPE) {
      in.skip(MAX_BITS);
      return (int) (word >>> ESCAPE) & ((1 << RAW) - 1);
    }
    in.skip(quotient + 1 + k);
    return (quotient << k) | ((int) (word >>> (quotient + 1)) & ((1 << k) - 1));
  }

  /**
   * Reads {@code into[from .. to)}; the same as {@link #read} for each.
   *
   * @return their sum
   */
  public static int read(BitReader in, int k, int[] into, int from, int to) {
    int mask = (1 << k) - 1;
    int sum = 0;
    for (int i = from; i < to; i++) {
      long word = in.peek();
      int quotient = Long.numberOfTrailingZeros(word);
      int value = (quotient << k) | ((int) (word >>> (quotient + 1)) & mask);
      int bits = quotient + 1 + k;
      if (quotient >= ESCAPE) {
        value = (int) (word >>> ESCAPE) & ((1 << RAW) - 1);
        bits = MAX_BITS;
      }
      in.skip(bits);
      into[i] = value;
      sum += value;
    }
    return sum;
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

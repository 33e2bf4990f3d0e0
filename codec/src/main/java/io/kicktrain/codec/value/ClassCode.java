package io.kicktrain.codec.value;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import java.util.Arrays;

/**
 * A Huffman code for numbers of three bits, the <em>classes</em> of a segment's values. Eight
 * numbers never need a codeword longer than {@value #MAX_LENGTH} bits. Reusable, not thread-safe.
 *
 * <p>Codewords are canonical (RFC 1951, section 3.2.2): ordered by length, then by number, the
 * first all zero bits, each further one the next binary number, written highest bit first.
 */
public final class ClassCode {
  /** Numbers are below this. */
  public static final int CLASSES = 8;

  /** Bits of a number that is not coded. */
  public static final int PLAIN_BITS = 3;

  /** Bits that {@link #write} takes. */
  public static final int HEADER_BITS = 3 * (CLASSES - 1);

  private static final int MAX_LENGTH = CLASSES - 1;
  private static final int TABLE = 1 << MAX_LENGTH;

  /** Codewords for each look into the stream, at most 56 bits. */
  private static final int PER_WORD = 8;

  /** Codewords between two looks at whether the stream has ended. */
  private static final int CHUNK = 256;

  private final int[] lengths = new int[CLASSES];
  private final int[] codewords = new int[CLASSES];
  private final byte[] table = new byte[TABLE];

  /**
   * Makes the code with the fewest bits for numbers that occur so often.
   *
   * @return bits of all codewords together
   */
  public long fit(int[] counts) {
    HuffmanLengths.of(counts, lengths);
    assignCodewords();
    long bits = 0;
    for (int i = 0; i < CLASSES; i++) {
      bits += (long) counts[i] * lengths[i];
    }
    return bits;
  }

  /**
   * Writes the code itself: the codeword lengths of all numbers but the last, whose length follows
   * from the others because no codeword is left unused.
   */
  public void write(BitWriter out) {
    for (int i = 0; i < CLASSES - 1; i++) {
      out.write(lengths[i], PLAIN_BITS);
    }
  }

  /** Writes the codeword of {@code number}. */
  public void write(BitWriter out, int number) {
    out.write(codewords[number], lengths[number]);
  }

  /**
   * Reads a code.
   *
   * @return false if the lengths are those of no code
   */
  public boolean read(BitReader in) {
    int rest = TABLE;
    for (int i = 0; i < CLASSES - 1; i++) {
      lengths[i] = in.read(PLAIN_BITS);
      rest -= lengths[i] == 0 ? 0 : TABLE >> lengths[i];
    }
    if (rest < 0 || rest == TABLE || Integer.bitCount(rest) > 1) {
      return false;
    }
    lengths[CLASSES - 1] = rest == 0 ? 0 : MAX_LENGTH - Integer.numberOfTrailingZeros(rest);
    assignCodewords();
    fillTable();
    return true;
  }

  /**
   * Reads {@code into[0 .. count)}.
   *
   * @return false if the stream ends: the numbers are undefined then
   */
  public boolean read(BitReader in, byte[] into, int count) {
    for (int from = 0; from < count; from += CHUNK) {
      readChunk(in, into, from, Math.min(count, from + CHUNK));
      if (in.overrun()) {
        return false;
      }
    }
    return true;
  }

  private void readChunk(BitReader in, byte[] into, int from, int to) {
    byte[] bytes = in.bytes();
    long at = in.position();
    int i = from;
    for (; i + PER_WORD <= to; i += PER_WORD) {
      at += readWord(BitReader.load(bytes, at), into, i, PER_WORD);
    }
    in.seek(at + readWord(BitReader.load(bytes, at), into, i, to - i));
  }

  /** Reads {@code count} numbers, at most {@value #PER_WORD}; returns their bits. */
  private int readWord(long word, byte[] into, int from, int count) {
    long rest = word;
    int bits = 0;
    for (int i = from; i < from + count; i++) {
      int entry = table[(int) rest & (TABLE - 1)];
      rest >>>= entry >> PLAIN_BITS;
      bits += entry >> PLAIN_BITS;
      into[i] = (byte) (entry & (CLASSES - 1));
    }
    return bits;
  }

  private void assignCodewords() {
    int next = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      for (int i = 0; i < CLASSES; i++) {
        if (lengths[i] == length) {
          // The stream's first bit is the codeword's highest.
          codewords[i] = Integer.reverse(next++) >>> -length;
        }
      }
      next <<= 1;
    }
  }

  private void fillTable() {
    Arrays.fill(table, (byte) 0);
    for (int i = 0; i < CLASSES; i++) {
      if (lengths[i] > 0) {
        byte entry = (byte) (lengths[i] << PLAIN_BITS | i);
        for (int j = codewords[i]; j < TABLE; j += 1 << lengths[i]) {
          table[j] = entry;
        }
      }
    }
  }
}

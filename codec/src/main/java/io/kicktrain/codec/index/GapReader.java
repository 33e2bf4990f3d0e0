package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.Golomb;

/** Reads what {@link Gaps} wrote. Reusable, not thread-safe. */
public final class GapReader {
  /**
   * Gaps between two looks at whether the stream has ended: few enough that their codewords stay
   * within {@link BitReader#PADDING}.
   */
  private static final int CHUNK = 32;

  private static final int MOST_PER_LOOK = 8;

  /** Bits that a codeword seldom exceeds, less its first K. */
  private static final int LIKELY_BITS = 4;

  private BitReader in = new BitReader();
  private int[] positions = {};
  private int length;
  private int previous;

  /**
   * Reads positions.
   *
   * @param positions filled with ascending positions
   * @param count how many to read, 1 .. length
   * @param length coordinates of the segment, at most 2^18
   * @return false if one lies outside the segment or the stream ends: the positions are undefined
   *     then
   */
  public boolean read(BitReader in, int[] positions, int count, int length) {
    this.in = in;
    this.positions = positions;
    this.length = length;
    previous = -1;
    GapModel model = GapModel.ALL.get(in.read(GapModel.BITS));
    long mean = GapModel.firstMean(length, count);
    for (int from = 0; from < count; from += model.group()) {
      int to = Math.min(count, from + model.group());
      int before = previous;
      if (!readGroup(from, to, Golomb.parameter(mean), model.tail())) {
        return false;
      }
      mean = model.next(mean, previous - before - (to - from));
    }
    return true;
  }

  private boolean readGroup(int from, int to, int m, int tail) {
    for (int i = from; i < to; i += CHUNK) {
      int end = Math.min(to, i + CHUNK);
      // Positions ascend, so the last of the chunk speaks for all.
      if (!readChunk(i, end, m, tail) || previous >= length || in.overrun()) {
        return false;
      }
    }
    return true;
  }

  /**
   * As many codewords for each look into the stream as most likely are in it, decoded without a
   * branch; where one of them has a long quotient or they are too long for one look, they are read
   * one by one.
   */
  private boolean readChunk(int from, int to, int m, int tail) {
    byte[] bytes = in.bytes();
    int k = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(m);
    int d = m - (1 << k);
    int mask = (1 << k) - 1;
    int last = mask - d;
    int perLook = Math.min(MOST_PER_LOOK, BitReader.PEEK / (k + LIKELY_BITS));
    long at = in.position();
    int i = from;
    for (; i + perLook <= to; i += perLook) {
      long word = BitReader.load(bytes, at);
      int used = perLook * (k + 1);
      int quotients = 0;
      int position = previous;
      for (int j = i; j < i + perLook; j++) {
        int low = (int) word & mask;
        word >>>= k;
        int q = Long.numberOfTrailingZeros(word);
        int optional = (last - low) >>> 31;
        word = word >>> 1 >>> q;
        position += 1 + q * m + low + (d & -((int) word & optional));
        word >>>= optional;
        positions[j] = position;
        used += q + optional;
        quotients |= q;
      }
      if (quotients < tail && used <= BitReader.PEEK) {
        at += used;
        previous = position;
      } else {
        in.seek(at);
        if (!readSlowly(i, i + perLook, m, tail)) {
          return false;
        }
        at = in.position();
      }
    }
    in.seek(at);
    return readSlowly(i, to, m, tail);
  }

  private boolean readSlowly(int from, int to, int m, int tail) {
    for (int i = from; i < to; i++) {
      int gap = Golomb.read(in, m, tail);
      if (gap < 0 || gap >= length) {
        return false;
      }
      previous += gap + 1;
      positions[i] = previous;
    }
    return true;
  }
}

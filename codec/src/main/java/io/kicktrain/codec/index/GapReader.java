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
   * Two codewords for each look into the stream, decoded without a branch; where one of them has a
   * long quotient or the two are too long for one look, they are read one by one.
   */
  private boolean readChunk(int from, int to, int m, int tail) {
    byte[] bytes = in.bytes();
    int k = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(m);
    int d = m - (1 << k);
    int mask = (1 << k) - 1;
    int last = (1 << k) - d - 1;
    long at = in.position();
    int p = previous;
    int i = from;
    for (; i + 1 < to; i += 2) {
      long word = BitReader.load(bytes, at);
      int low = (int) word & mask;
      word >>>= k;
      int q = Long.numberOfTrailingZeros(word);
      int optional = (last - low) >>> 31;
      word = word >>> 1 >>> q;
      int gap = q * m + low + (d & -((int) word & optional));
      word >>>= optional;
      int low2 = (int) word & mask;
      word >>>= k;
      int q2 = Long.numberOfTrailingZeros(word);
      int optional2 = (last - low2) >>> 31;
      word = word >>> 1 >>> q2;
      int gap2 = q2 * m + low2 + (d & -((int) word & optional2));
      int used = 2 * k + q + q2 + optional + optional2 + 2;
      if (Math.max(q, q2) >= tail || used > BitReader.PEEK) {
        in.seek(at);
        if (!readSlowly(i, i + 2, p, m, tail)) {
          return false;
        }
        at = in.position();
        p = previous;
        continue;
      }
      at += used;
      p += gap + 1;
      positions[i] = p;
      p += gap2 + 1;
      positions[i + 1] = p;
    }
    in.seek(at);
    previous = p;
    return i == to || readSlowly(i, to, p, m, tail);
  }

  private boolean readSlowly(int from, int to, int before, int m, int tail) {
    int p = before;
    for (int i = from; i < to; i++) {
      int gap = Golomb.read(in, m, tail);
      if (gap < 0 || gap >= length) {
        return false;
      }
      p += gap + 1;
      positions[i] = p;
    }
    previous = p;
    return true;
  }
}

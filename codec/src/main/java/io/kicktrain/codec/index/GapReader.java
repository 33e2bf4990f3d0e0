package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.Golomb;

/**
 * Reads what {@link Gaps} wrote: {@link #start}, then {@link #finish}, and between them perhaps
 * {@link #readTogether}. Reusable, not thread-safe.
 */
public final class GapReader {
  /** Codewords for each look into the stream; a constant, so that the compiler unrolls the loop. */
  private static final int PER_LOOK = 4;

  /** Most bits of K for which a look most likely shows so many codewords. */
  private static final int MOST_K = BitReader.PEEK / PER_LOOK - 4;

  private BitReader in = new BitReader();
  private int[] positions = {};
  private int length;
  private int count;
  private int next;
  private int previous = -1;
  private GapModel model = GapModel.STEADY;
  private long mean;
  private int m = 1;
  private long end;
  private boolean valid = true;

  /** A reader without anything to read. */
  public GapReader() {}

  /**
   * Starts to read positions.
   *
   * @param in the stream, which nobody else reads until {@link #finish}
   * @param positions gets ascending positions
   * @param count how many to read, 0 .. length
   * @param length coordinates of the segment, at most 2^18
   */
  public void start(BitReader in, int[] positions, int count, int length) {
    this.in = in;
    this.positions = positions;
    this.length = length;
    this.count = count;
    end = in.position() + in.remaining();
    next = 0;
    previous = -1;
    valid = true;
    if (count > 0) {
      model = GapModel.ALL.get(in.read(GapModel.BITS));
      mean = GapModel.firstMean(length, count);
      m = Golomb.parameter(mean);
    }
  }

  /**
   * Reads what two readers, just started, have to read, as far as that goes quickly; {@link
   * #finish} reads the rest. Where a codeword starts is known only when the one before has been
   * read, so with one stream a processor waits most of the time. With two, it works on the one
   * while it waits for the other.
   */
  public static void readTogether(GapReader a, GapReader b) {
    if (!a.looks() || !b.looks()) {
      return;
    }
    int end = Math.min(a.count, b.count) / PER_LOOK * PER_LOOK;
    int to = 0;
    while (to < end && a.valid && b.valid) {
      lookTogether(a, b, end);
      to = Math.min(end, Math.min(a.next, b.next) + PER_LOOK);
      a.readTo(to);
      b.readTo(to);
    }
  }

  /**
   * Decodes as many codewords for each look into the streams as most likely are in it, without a
   * branch, until one of the readers finds a long quotient there, or too many bits, or a position
   * outside: that reader stays before it, and the other one may be a look ahead.
   */
  private static void lookTogether(GapReader a, GapReader b, int end) {
    byte[] bytesA = a.in.bytes();
    byte[] bytesB = b.in.bytes();
    int[] positionsA = a.positions;
    int[] positionsB = b.positions;
    int mA = a.m;
    int mB = b.m;
    int kA = k(mA);
    int kB = k(mB);
    int dA = mA - (1 << kA);
    int dB = mB - (1 << kB);
    int maskA = (1 << kA) - 1;
    int maskB = (1 << kB) - 1;
    int lastA = maskA - dA;
    int lastB = maskB - dB;
    long atA = a.in.position();
    long atB = b.in.position();
    int previousA = a.previous;
    int previousB = b.previous;
    boolean regularA = true;
    boolean regularB = true;
    int i = a.next;
    for (; i < end && regularA && regularB; i += PER_LOOK) {
      long wordA = BitReader.load(bytesA, atA);
      long wordB = BitReader.load(bytesB, atB);
      int usedA = PER_LOOK * (kA + 1);
      int usedB = PER_LOOK * (kB + 1);
      int quotientsA = 0;
      int quotientsB = 0;
      int positionA = previousA;
      int positionB = previousB;
      for (int j = i; j < i + PER_LOOK; j++) {
        int lowA = (int) wordA & maskA;
        int lowB = (int) wordB & maskB;
        wordA >>>= kA;
        wordB >>>= kB;
        int qA = Long.numberOfTrailingZeros(wordA);
        int qB = Long.numberOfTrailingZeros(wordB);
        int optionalA = (lastA - lowA) >>> 31;
        int optionalB = (lastB - lowB) >>> 31;
        wordA = wordA >>> 1 >>> qA;
        wordB = wordB >>> 1 >>> qB;
        positionA += 1 + qA * mA + lowA + (dA & -((int) wordA & optionalA));
        positionB += 1 + qB * mB + lowB + (dB & -((int) wordB & optionalB));
        wordA >>>= optionalA;
        wordB >>>= optionalB;
        positionsA[j] = positionA;
        positionsB[j] = positionB;
        usedA += qA + optionalA;
        usedB += qB + optionalB;
        quotientsA |= qA;
        quotientsB |= qB;
      }
      regularA = a.isRegular(quotientsA, usedA, positionA, atA);
      regularB = b.isRegular(quotientsB, usedB, positionB, atB);
      if (regularA) {
        atA += usedA;
        previousA = positionA;
      }
      if (regularB) {
        atB += usedB;
        previousB = positionB;
      }
    }
    a.goOn(regularA ? i : i - PER_LOOK, atA, previousA);
    b.goOn(regularB ? i : i - PER_LOOK, atB, previousB);
  }

  /** Positions ascend, so the last one speaks for all. */
  private boolean isRegular(int quotients, int used, int position, long at) {
    return quotients < model.tail()
        && used <= BitReader.PEEK
        && position < length
        && at + used <= end;
  }

  private void goOn(int next, long at, int previous) {
    this.next = next;
    this.previous = previous;
    in.seek(at);
  }

  /** Whether all codewords have one parameter, and a look shows enough of them. */
  private boolean looks() {
    return model == GapModel.STEADY && k(m) <= MOST_K;
  }

  private static int k(int m) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(m);
  }

  /**
   * Ends reading.
   *
   * @return false if a position lies outside the segment or the stream ends: the positions are
   *     undefined then
   */
  public boolean finish() {
    int group = model.group();
    while (next < count && valid) {
      int before = previous;
      readTo(Math.min(count, (next | (group - 1)) + 1));
      mean = model.next(mean, previous - before - group);
      m = Golomb.parameter(mean);
    }
    return valid;
  }

  private void readTo(int to) {
    while (next < to && valid) {
      int gap = Golomb.read(in, m, model.tail());
      valid = gap >= 0 && gap < length - 1 - previous && !in.overrun();
      previous += gap + 1;
      positions[next++] = previous;
    }
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.vector.Geometry;

/**
 * The k coordinates of largest magnitude of a block, exactly; of equal magnitudes the lower index
 * wins.
 *
 * <p>Magnitudes are compared as the integers that their float bits are. Coordinates below {@link
 * Scale#MIN_VALUE} are never selected: the receiver could not represent them, so they wait in the
 * residual. Reusable, not thread-safe.
 *
 * <p>The block is cut into small groups. The k-th largest of the maxima of groups is a bound that
 * at least k coordinates reach, and few more: only these are sorted out exactly.
 */
public final class BlockTopK implements BlockLook {
  /** More tops than this reach one that is among the few largest only if many equal it. */
  private static final int COMMON = 8;

  /** Coordinates that are searched at once for such as equal a bound. */
  private static final int RUN = 64;

  private static final int SMALLEST = Float.floatToRawIntBits(Scale.MIN_VALUE);

  private final MagnitudeScan scan;
  private final KthLargest kthLargest = new KthLargest();
  private final int[] keys = new int[Geometry.BLOCK + 1];
  private final int[] candidates = new int[Geometry.BLOCK + 1];
  private int keep = 1;
  private int start;
  private int end;

  /** A selection for one thread. */
  public BlockTopK() {
    this(MagnitudeScan.create());
  }

  BlockTopK(MagnitudeScan scan) {
    this.scan = scan;
  }

  /**
   * Selects among {@code values[from .. from + length)}.
   *
   * @param length 1..4096
   * @param keep most coordinates to select, at least 1
   * @param into gets the selected indices into {@code values}, ascending, from index {@code at} on
   * @return how many were selected
   * @throws IllegalArgumentException if a value is NaN or infinite, naming its index
   */
  public int select(float[] values, int from, int length, int keep, int[] into, int at) {
    keep(keep);
    Finite.require(at(values, from, length), values, from, length);
    return take(values, into, at);
  }

  /** What {@link #select} does before it looks: the next block is to be looked at for so many. */
  public void keep(int most) {
    keep = most;
  }

  @Override
  public int at(float[] values, int from, int length) {
    range(from, length);
    return scan.look(values, from, length, groupSize(keep));
  }

  @Override
  public int atMaxima(float[] values, float[] maxima, int from, int length) {
    if (groupSize(keep) != MagnitudeScan.SMALL) {
      return at(values, from, length);
    }
    range(from, length);
    return scan.lookAtMaxima(values, maxima, from, length);
  }

  @Override
  public int atSum(float a, float[] x, float[] y, float[] sum, int from, int length) {
    range(from, length);
    return scan.lookAtSum(a, x, y, sum, from, length, groupSize(keep));
  }

  private void range(int from, int length) {
    start = from;
    end = from + length;
  }

  /** What {@link #select} does after the look: selects from the block looked at last. */
  public int take(float[] values, int[] into, int at) {
    if (keep > FewLargest.MOST) {
      return takeLargest(values, scan.collect(values, boundOfMany(), candidates, keys), into, at);
    }
    int bound = boundOfFew();
    int found =
        topsReaching(bound) > COMMON
            ? gatherWhereManyAreEqual(values, bound)
            : scan.gather(values, bound, candidates, keys, 0);
    return FewLargest.select(keys, candidates, found, keep, into, at);
  }

  /** A size at which there are enough groups to tell the {@code keep} largest from the others. */
  private static int groupSize(int keep) {
    return keep <= 64 ? 16 : keep <= 256 ? 4 : 1;
  }

  private int boundOfMany() {
    int[] maxima = scan.maxima();
    int eligible = 0;
    for (int g = 0; g < scan.groups(); g++) {
      keys[eligible] = maxima[g];
      eligible += maxima[g] >= SMALLEST ? 1 : 0;
    }
    return eligible <= keep ? SMALLEST : kthLargest.lowerBound(keys, eligible, keep);
  }

  /** The largest of few seldom share even one of the sixteen tops that many groups make. */
  private int boundOfFew() {
    return FewLargest.find(scan.tops(), scan.topCount(), keep, SMALLEST);
  }

  private int topsReaching(int bound) {
    int[] tops = scan.tops();
    int n = 0;
    for (int t = 0; t < scan.topCount(); t++) {
      n += (bound - 1 - tops[t]) >>> 31;
    }
    return n;
  }

  /**
   * Finds what is above a bound that at least k reach, and if these are too few, the first of those
   * that equal it. Sums of a few messages that send signs have few different magnitudes: then the
   * first are soon found.
   */
  private int gatherWhereManyAreEqual(float[] values, int bound) {
    int found = scan.gather(values, bound + 1, candidates, keys, 0);
    for (int from = start; from < end && found < keep; from += RUN) {
      found = gatherEqual(values, bound, from, Math.min(end, from + RUN), found);
    }
    return found;
  }

  /** Few are equal: a branch that guesses wrong for each of them is better than a store for all. */
  private int gatherEqual(float[] values, int bound, int from, int to, int found) {
    int out = found;
    for (int i = from; i < to; i++) {
      if (MagnitudeScan.key(values[i]) == bound) {
        candidates[out] = i;
        keys[out++] = bound;
      }
    }
    return out;
  }

  private int takeLargest(float[] values, int found, int[] into, int at) {
    if (found <= keep) {
      System.arraycopy(candidates, 0, into, at, found);
      return found;
    }
    kthLargest.find(keys, found, keep);
    return takeAbove(values, found, kthLargest.threshold(), kthLargest.ties(), into, at);
  }

  private int takeAbove(float[] values, int found, int threshold, int ties, int[] into, int at) {
    int out = at;
    int left = ties;
    for (int c = 0; c < found; c++) {
      int key = MagnitudeScan.key(values[candidates[c]]);
      if (key > threshold || (key == threshold && left-- > 0)) {
        into[out++] = candidates[c];
      }
    }
    return out - at;
  }
}

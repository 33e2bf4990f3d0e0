package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

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
  /** So many tops do not reach a bound that few coordinates reach, unless many equal it. */
  private static final int COMMON = 32;

  /** So many groups tell {@link FewLargest#MOST} from the others. */
  private static final int ENOUGH = 16;

  private static final int SMALLEST = Float.floatToRawIntBits(Scale.MIN_VALUE);

  private final MagnitudeScan scan;
  private final KthLargest kthLargest = new KthLargest();
  private final FewLargest fewLargest = new FewLargest();
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
    if (topsReaching(bound) > COMMON) {
      return takeWhereManyAreEqual(values, bound, into, at);
    }
    return takeLargest(values, scan.collect(values, bound, candidates, keys), into, at);
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

  /** The largest of few seldom share even one of the sixteen groups that many groups make. */
  private int boundOfFew() {
    int[] tops = scan.tops();
    int n = scan.topCount();
    for (; n >= 4 * ENOUGH && n % 4 == 0; n /= 4) {
      joinFour(tops, n / 4, keys);
      tops = keys;
    }
    return fewLargest.find(tops, n, keep, SMALLEST);
  }

  private static void joinFour(int[] maxima, int quarter, int[] into) {
    for (int i = 0; i < quarter; i++) {
      int two = Math.max(maxima[i], maxima[i + quarter]);
      int three = Math.max(two, maxima[i + 2 * quarter]);
      into[i] = Math.max(three, maxima[i + 3 * quarter]);
    }
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
   * Takes what is above a bound that at least k reach, and if these are too few, the first of those
   * that equal it. Sums of a few messages that send signs have few different magnitudes: then the
   * first are soon found.
   */
  private int takeWhereManyAreEqual(float[] values, int bound, int[] into, int at) {
    int above = scan.collect(values, bound + 1, candidates, keys);
    if (above >= keep) {
      return takeLargest(values, above, into, at);
    }
    int equal = firstEqual(values, bound, keep - above, keys);
    System.arraycopy(candidates, 0, into, at, above);
    System.arraycopy(keys, 0, into, at + above, equal);
    Arrays.sort(into, at, at + above + equal);
    return above + equal;
  }

  private int firstEqual(float[] values, int bound, int most, int[] indices) {
    int found = 0;
    for (int i = start; i < end && found < most; i++) {
      if (MagnitudeScan.key(values[i]) == bound) {
        indices[found++] = i;
      }
    }
    return found;
  }

  private int takeLargest(float[] values, int found, int[] into, int at) {
    if (found <= keep) {
      System.arraycopy(candidates, 0, into, at, found);
      return found;
    }
    if (keep <= FewLargest.MOST) {
      int threshold = fewLargest.find(keys, found, keep, SMALLEST);
      return takeAbove(values, found, threshold, fewLargest.ties(keep), into, at);
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

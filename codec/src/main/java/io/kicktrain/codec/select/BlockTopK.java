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
 * <p>The block is cut into small groups. The k-th largest of the groups' maxima is a bound that at
 * least k coordinates reach, and few more: only these are sorted out exactly.
 */
public final class BlockTopK implements BlockLook {
  private static final int FEW = 8;
  private static final int COMMON = 32;
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
    start = from;
    end = from + length;
    return scan.look(values, from, length, groupSize(keep));
  }

  @Override
  public int atSum(float a, float[] x, float[] y, float[] sum, int from, int length) {
    start = from;
    end = from + length;
    return scan.lookAtSum(a, x, y, sum, from, length, groupSize(keep));
  }

  /** What {@link #select} does after the look: selects from the block looked at last. */
  public int take(float[] values, int[] into, int at) {
    int bound = lowerBound();
    if (keep <= FEW && isCommon(bound)) {
      int above = scan.collect(values, bound + 1, candidates, keys);
      return above < keep
          ? takeWithEqual(values, bound, above, into, at)
          : takeLargest(values, above, into, at);
    }
    int found = scan.collect(values, bound, candidates, keys);
    return takeLargest(values, found, into, at);
  }

  /**
   * Whether so many groups reach the bound, the smallest of {@code keep} keys in ascending order,
   * that most of what reaches it must equal it.
   */
  private boolean isCommon(int bound) {
    if (keep > 1 && keys[1] > bound) {
      return false;
    }
    int[] maxima = scan.maxima();
    int reached = 0;
    for (int g = 0; g < scan.groups(); g++) {
      reached += maxima[g] >= bound ? 1 : 0;
    }
    return reached > COMMON;
  }

  /**
   * Takes all candidates, which are above the bound, and of those that equal it the first. Sums of
   * a few messages that send signs have few different magnitudes: then the first are soon found.
   */
  private int takeWithEqual(float[] values, int bound, int above, int[] into, int at) {
    int out = at;
    int taken = 0;
    for (int i = start; i < end && out - at - taken < keep - above; i++) {
      int key = MagnitudeScan.key(values[i]);
      if (key >= bound) {
        into[out++] = i;
        taken += key > bound ? 1 : 0;
      }
    }
    System.arraycopy(candidates, taken, into, out, above - taken);
    return out + above - taken - at;
  }

  private int takeLargest(float[] values, int found, int[] into, int at) {
    if (found <= keep) {
      System.arraycopy(candidates, 0, into, at, found);
      return found;
    }
    kthLargest.find(keys, found, keep);
    return takeAbove(values, found, into, at);
  }

  /** A size at which there are enough groups to tell the {@code keep} largest from the others. */
  private static int groupSize(int keep) {
    return keep <= 64 ? 16 : keep <= 256 ? 4 : 1;
  }

  private int lowerBound() {
    return keep <= FEW ? kthOfFew() : kthOfMany();
  }

  /** The k-th largest maximum by insertion: nearly all are smaller than the k seen so far. */
  private int kthOfFew() {
    int[] maxima = scan.maxima();
    Arrays.fill(keys, 0, keep, SMALLEST);
    for (int g = 0; g < scan.groups(); g++) {
      if (maxima[g] > keys[0]) {
        int at = 1;
        while (at < keep && keys[at] < maxima[g]) {
          keys[at - 1] = keys[at++];
        }
        keys[at - 1] = maxima[g];
      }
    }
    return keys[0];
  }

  private int kthOfMany() {
    int[] maxima = scan.maxima();
    int eligible = 0;
    for (int g = 0; g < scan.groups(); g++) {
      keys[eligible] = maxima[g];
      eligible += maxima[g] >= SMALLEST ? 1 : 0;
    }
    return eligible <= keep ? SMALLEST : kthLargest.lowerBound(keys, eligible, keep);
  }

  private int takeAbove(float[] values, int found, int[] into, int at) {
    int out = at;
    int ties = kthLargest.ties();
    for (int c = 0; c < found; c++) {
      int key = MagnitudeScan.key(values[candidates[c]]);
      if (key > kthLargest.threshold() || (key == kthLargest.threshold() && ties-- > 0)) {
        into[out++] = candidates[c];
      }
    }
    return out - at;
  }
}

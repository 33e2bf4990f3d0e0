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
 * <p>Only groups of neighbours whose maximum is not below the k-th largest of these maxima are
 * looked at: they hold k coordinates at least as large, so nothing selected lies elsewhere.
 */
public final class BlockTopK {
  private static final int SMALLEST = Float.floatToRawIntBits(Scale.MIN_VALUE);

  private final KthLargest kthLargest = new KthLargest();
  private final GroupMaxima maxima = new GroupMaxima();
  private final int[] keys = new int[Geometry.BLOCK];
  private final int[] candidates = new int[Geometry.BLOCK];

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
    maxima.compute(values, from, length, GroupMaxima.sizeFor(keep));
    int found = findCandidates(values, from + length, lowerBound(keep));
    if (found <= keep) {
      System.arraycopy(candidates, 0, into, at, found);
      return found;
    }
    kthLargest.find(keys, found, keep);
    return collect(values, found, into, at);
  }

  private int lowerBound(int keep) {
    int eligible = 0;
    for (int g = 0; g < maxima.count(); g++) {
      keys[eligible] = maxima.of(g);
      eligible += maxima.of(g) >= SMALLEST ? 1 : 0;
    }
    return eligible <= keep ? SMALLEST : kthLargest.lowerBound(keys, eligible, keep);
  }

  private int findCandidates(float[] values, int end, int bound) {
    int found = 0;
    for (int g = 0; g < maxima.count(); g++) {
      if (maxima.of(g) >= bound) {
        int last = Math.min(end, maxima.end(g));
        for (int i = maxima.start(g); i < last; i++) {
          int key = GroupMaxima.key(values[i]);
          keys[found] = key;
          candidates[found] = i;
          found += key >= bound ? 1 : 0;
        }
      }
    }
    return found;
  }

  private int collect(float[] values, int found, int[] into, int at) {
    int out = at;
    int ties = kthLargest.ties();
    for (int c = 0; c < found; c++) {
      int key = GroupMaxima.key(values[candidates[c]]);
      if (key > kthLargest.threshold() || (key == kthLargest.threshold() && ties-- > 0)) {
        into[out++] = candidates[c];
      }
    }
    return out - at;
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;
import java.util.Arrays;

/**
 * The k coordinates of largest magnitude of a block, exactly; of equal magnitudes the lower index
 * wins.
 *
 * <p>Magnitudes are compared as the integers that their float bits are. Coordinates below {@link
 * Scale#MIN_VALUE} are never selected: the receiver could not represent them, so they wait in the
 * residual. Reusable, not thread-safe.
 */
public final class BlockTopK {
  private static final int ABS = 0x7fffffff;
  private static final int INFINITE = 0x7f800000;
  private static final int SMALLEST = Float.floatToRawIntBits(Scale.MIN_VALUE);
  private static final int[] SHIFTS = {23, 15, 7, 0};

  private final int[] counts = new int[256];
  private int[] keys = new int[0];

  /**
   * Selects among {@code values[from .. from + length)}.
   *
   * @param keep most coordinates to select, at least 1
   * @param into gets the selected indices into {@code values}, ascending, from index {@code at} on
   * @return how many were selected
   * @throws IllegalArgumentException if a value is NaN or infinite, naming its index
   */
  public int select(float[] values, int from, int length, int keep, int[] into, int at) {
    int eligible = collect(values, from, length);
    int threshold = SMALLEST;
    int ties = keep;
    if (eligible > keep) {
      long found = kthLargest(eligible, keep);
      threshold = (int) (found >>> 32);
      ties = (int) found;
    }
    int out = at;
    for (int i = from; i < from + length; i++) {
      int key = Float.floatToRawIntBits(values[i]) & ABS;
      if (key > threshold || (key == threshold && ties-- > 0)) {
        into[out++] = i;
      }
    }
    return out - at;
  }

  private int collect(float[] values, int from, int length) {
    if (keys.length < length) {
      keys = new int[length];
    }
    int n = 0;
    for (int i = from; i < from + length; i++) {
      int key = Float.floatToRawIntBits(values[i]) & ABS;
      if (key >= INFINITE) {
        throw new IllegalArgumentException("coordinate " + i + " is " + values[i]);
      }
      keys[n] = key;
      n += key >= SMALLEST ? 1 : 0;
    }
    return n;
  }

  /**
   * The keep-th largest key in the upper half; how many keys equal to it are among the largest in
   * the lower.
   */
  private long kthLargest(int n, int keep) {
    int wanted = keep;
    int remaining = n;
    int prefix = 0;
    for (int shift : SHIFTS) {
      int digit = digitOfWanted(remaining, wanted, shift);
      wanted -= above(digit);
      remaining = keepDigit(remaining, digit, shift);
      prefix |= digit << shift;
    }
    return (long) prefix << 32 | wanted;
  }

  private int digitOfWanted(int n, int wanted, int shift) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < n; i++) {
      counts[keys[i] >>> shift & 0xff]++;
    }
    int digit = 255;
    for (int seen = counts[digit]; seen < wanted; seen += counts[digit]) {
      digit--;
    }
    return digit;
  }

  private int above(int digit) {
    int sum = 0;
    for (int d = digit + 1; d < 256; d++) {
      sum += counts[d];
    }
    return sum;
  }

  private int keepDigit(int n, int digit, int shift) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
      int key = keys[i];
      keys[kept] = key;
      kept += (key >>> shift & 0xff) == digit ? 1 : 0;
    }
    return kept;
  }
}

package io.kicktrain.codec.select;

import java.util.Arrays;

/**
 * Finds the k-th largest of some integers by sorting them into 64 equal ranges, again and again
 * within the range that holds it: for float bits, which spread well, two or three rounds. Reusable,
 * not thread-safe.
 */
final class KthLargest {
  private static final int BINS = 64;

  private final int[] counts = new int[BINS];
  private int min;
  private int max;
  private int shift;
  private int threshold;
  private int ties;
  private int equal;

  /**
   * Finds the k-th largest of {@code keys[0 .. n)}, which are not negative and are overwritten.
   *
   * @param k 1 .. n
   */
  void find(int[] keys, int n, int k) {
    int left = n;
    ties = k;
    findRange(keys, left);
    while (min < max) {
      int bin = bin(keys, left);
      left = keepBin(keys, left, bin);
      findRange(keys, left);
    }
    threshold = min;
    equal = left;
  }

  /** A number that the k-th largest is not below, found in one round. */
  int lowerBound(int[] keys, int n, int k) {
    ties = k;
    findRange(keys, n);
    return min + (bin(keys, n) << shift);
  }

  /** The number found. */
  int threshold() {
    return threshold;
  }

  /** How many of those equal to it are among the k largest. */
  int ties() {
    return ties;
  }

  /** How many equal it in all. */
  int equal() {
    return equal;
  }

  private void findRange(int[] keys, int n) {
    int low = Integer.MAX_VALUE;
    int high = 0;
    for (int i = 0; i < n; i++) {
      low = Math.min(low, keys[i]);
      high = Math.max(high, keys[i]);
    }
    min = low;
    max = high;
    shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(high - low) - 6);
  }

  private int bin(int[] keys, int n) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < n; i++) {
      counts[(keys[i] - min) >>> shift]++;
    }
    int bin = BINS - 1;
    while (counts[bin] < ties) {
      ties -= counts[bin];
      bin--;
    }
    return bin;
  }

  private int keepBin(int[] keys, int n, int bin) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
      int key = keys[i];
      keys[kept] = key;
      kept += (key - min) >>> shift == bin ? 1 : 0;
    }
    return kept;
  }
}

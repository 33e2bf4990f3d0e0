package io.kicktrain.codec.select;

import java.util.Arrays;

/**
 * Finds the k-th largest of some integers, where k is small: by insertion, because nearly all are
 * smaller than the k seen so far. Reusable, not thread-safe.
 */
final class FewLargest {
  /** Largest k. */
  static final int MOST = 8;

  private final int[] largest = new int[MOST];

  /**
   * Finds the k-th largest of {@code numbers[0 .. n)}.
   *
   * @param k 1 .. {@value #MOST}
   * @param least the result if fewer than k are above it
   */
  int find(int[] numbers, int n, int k, int least) {
    Arrays.fill(largest, 0, k, least);
    for (int i = 0; i < n; i++) {
      if (numbers[i] > largest[0]) {
        insert(numbers[i], k);
      }
    }
    return largest[0];
  }

  private void insert(int number, int k) {
    int at = 1;
    while (at < k && largest[at] < number) {
      largest[at - 1] = largest[at++];
    }
    largest[at - 1] = number;
  }

  /** How many of those equal to what was found are among the k largest. */
  int ties(int k) {
    int ties = 1;
    while (ties < k && largest[ties] == largest[0]) {
      ties++;
    }
    return ties;
  }
}

package io.kicktrain.codec.select;

import java.util.Arrays;

/**
 * The k-th largest of a stream of numbers in memory for 2 k of them: the buffer is cut down to the
 * largest when it is full, and those equal to the smallest kept are only counted.
 */
final class StreamingTopK {
  private final KthLargest kthLargest = new KthLargest();
  private final int k;
  private final int[] buffer;
  private int size;
  private int bound;
  private long equal;

  /**
   * @param k 1 .. 2^29
   * @param bound smaller numbers are ignored; not negative
   */
  StreamingTopK(int k, int bound) {
    this.k = k;
    this.bound = bound;
    buffer = new int[2 * k + 64];
  }

  /** Takes the next number. */
  void offer(int number) {
    if (number > bound) {
      buffer[size++] = number;
      if (size == buffer.length) {
        shrink();
      }
    } else if (number == bound) {
      equal++;
    }
  }

  /** Smallest number that still counts; it only rises. */
  int bound() {
    return bound;
  }

  /** Whether k numbers not below the first bound were offered. */
  boolean isFull() {
    return size + equal >= k;
  }

  /**
   * Ends the stream: after this, {@link #bound} is the k-th largest. Only if it {@link #isFull}.
   */
  void finish() {
    if (size >= k) {
      shrink();
    }
  }

  /** After {@link #finish}: how many of those equal to the k-th largest are among the k largest. */
  int ties() {
    return k - size;
  }

  /** After {@link #finish}: how many equal the k-th largest in all. */
  long equal() {
    return equal;
  }

  private void shrink() {
    int[] scratch = Arrays.copyOf(buffer, size);
    kthLargest.find(scratch, size, k);
    bound = kthLargest.threshold();
    equal = 0;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int number = buffer[i];
      equal += number == bound ? 1 : 0;
      buffer[kept] = number;
      kept += number > bound ? 1 : 0;
    }
    size = kept;
  }
}

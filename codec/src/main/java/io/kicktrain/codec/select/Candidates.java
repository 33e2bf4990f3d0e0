package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * Coordinates that may be among the k of highest rank, segment by segment: what ranks below the
 * bound is not kept, and the bound rises when there are too many. Thread-safe.
 */
final class Candidates {
  private static final int SPARE = 1 << 20;

  private final int k;
  private final int[][] positions;
  private final int[][] keys;
  private final KthLargest kthLargest = new KthLargest();
  private volatile Cut bound;
  private long total;
  private int largestDropped = -1;

  /**
   * @param segments segments of the vector
   * @param k 1 .. 2^29
   * @param bound lower ranks are ignored
   */
  Candidates(int segments, int k, Cut bound) {
    this.k = k;
    this.bound = bound;
    positions = new int[segments][0];
    keys = new int[segments][0];
  }

  /** Lowest rank that still counts; it only rises. */
  Cut bound() {
    return bound;
  }

  /**
   * Takes a segment's coordinates with their magnitudes' bits, {@code count} of each, in any order.
   */
  void add(int segment, int[] at, int[] magnitudes, int count) {
    add(segment, Arrays.copyOf(at, count), Arrays.copyOf(magnitudes, count));
  }

  private synchronized void add(int segment, int[] at, int[] magnitudes) {
    positions[segment] = at;
    keys[segment] = magnitudes;
    total += at.length;
    drop(segment);
    if (total > 2L * k + SPARE) {
      bound = kth();
      for (int s = 0; s < positions.length; s++) {
        drop(s);
      }
    }
  }

  /** Whether there are k of them, so that the k of highest rank are here. */
  synchronized boolean isFull() {
    return total >= k;
  }

  /** The cut that admits k of them, if there are so many. */
  synchronized Cut cut() {
    return kth();
  }

  /**
   * The coordinates of a segment that a cut of at least {@link #bound} admits. Only when nothing is
   * added any more.
   *
   * @param into gets their positions in the segment, ascending
   * @return how many
   */
  int admitted(int segment, Cut cut, int[] into) {
    int[] at;
    int[] magnitudes;
    synchronized (this) {
      at = positions[segment];
      magnitudes = keys[segment];
    }
    long first = (long) segment * Geometry.SEGMENT;
    int out = 0;
    for (int i = 0; i < at.length; i++) {
      into[out] = at[i];
      out += cut.admits(magnitudes[i], first + at[i]) ? 1 : 0;
    }
    Arrays.sort(into, 0, out);
    return out;
  }

  private boolean admits(Cut cut, int segment, int i) {
    return cut.admits(keys[segment][i], coordinate(segment, i));
  }

  private long coordinate(int segment, int i) {
    return (long) segment * Geometry.SEGMENT + positions[segment][i];
  }

  private void drop(int segment) {
    int[] at = positions[segment];
    int[] magnitudes = keys[segment];
    int kept = 0;
    for (int i = 0; i < at.length; i++) {
      if (admits(bound, segment, i)) {
        at[kept] = at[i];
        magnitudes[kept++] = magnitudes[i];
      } else {
        largestDropped = Math.max(largestDropped, magnitudes[i]);
      }
    }
    total -= at.length - kept;
    if (kept < at.length) {
      positions[segment] = Arrays.copyOf(at, kept);
      keys[segment] = Arrays.copyOf(magnitudes, kept);
    }
  }

  private Cut kth() {
    int[] all = new int[Math.toIntExact(total)];
    int n = 0;
    for (int[] magnitudes : keys) {
      System.arraycopy(magnitudes, 0, all, n, magnitudes.length);
      n += magnitudes.length;
    }
    kthLargest.find(all, n, k);
    int key = kthLargest.threshold();
    int ties = kthLargest.ties();
    if (kthLargest.equal() == ties && largestDropped < key) {
      return Cut.of(key, 0);
    }
    kthLargest.find(all, hashes(key, all), ties);
    return Cut.of(key, kthLargest.threshold() << 1);
  }

  /** Halved, so that none is negative: ranks that differ in the lowest bit only go together. */
  private int hashes(int key, int[] into) {
    int n = 0;
    for (int s = 0; s < keys.length; s++) {
      for (int i = 0; i < keys[s].length; i++) {
        if (keys[s][i] == key) {
          into[n++] = Cut.hash(coordinate(s, i)) >>> 1;
        }
      }
    }
    return n;
  }
}

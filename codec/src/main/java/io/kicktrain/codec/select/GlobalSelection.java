package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/**
 * Selects exactly the k coordinates of highest rank of a vector that is looked at once, a few
 * blocks at a time, by any number of threads.
 *
 * <p>A sample of groups of neighbours gives a bound that most likely lies a little below the cut.
 * What reaches it is kept; of that the cut follows exactly. If the sample was misleading, {@link
 * #isComplete} says so, and the vector must be looked at again without it. Memory is for about 2 k
 * positions and magnitudes.
 */
public final class GlobalSelection {
  private static final int MOST = 1 << 29;

  private final Candidates candidates;
  private final boolean unbounded;

  private GlobalSelection(long parameters, long k, Cut bound) {
    candidates = new Candidates(Geometry.segments(parameters), (int) k, bound);
    unbounded = bound.equals(Cut.none());
  }

  /**
   * A selection that trusts a sample.
   *
   * @param parameters coordinates of the vector
   * @param k 1 .. 2^29
   * @throws IllegalArgumentException if k is out of range
   */
  public static GlobalSelection sampled(long parameters, long k, MagnitudeSample sample) {
    checkCount(k);
    return new GlobalSelection(parameters, k, sample.bound(k));
  }

  /** A selection that looks at everything that can be sent. */
  public static GlobalSelection ofAll(long parameters, long k) {
    checkCount(k);
    return new GlobalSelection(parameters, k, Cut.none());
  }

  private static void checkCount(long k) {
    if (k < 1 || k > MOST) {
      throw new IllegalArgumentException("a global selection keeps 1 to 2^29, not " + k);
    }
  }

  /** Whether all of the k coordinates of highest rank were found. */
  public boolean isComplete() {
    return unbounded || candidates.isFull();
  }

  /** What separates the k coordinates of highest rank from the others, once complete. */
  public Cut cut() {
    return candidates.isFull() ? candidates.cut() : Cut.none();
  }

  /**
   * What {@link #cut} admits of a segment.
   *
   * @param into gets positions, ascending; room for 2^18
   * @return how many
   */
  public int select(int segment, Cut cut, int[] into) {
    return candidates.admitted(segment, cut, into);
  }

  /** The lowest magnitude's bits that may still be selected; it only rises. */
  int bound() {
    return candidates.bound().key();
  }

  /** Takes what may be selected of a segment: {@code count} positions and magnitudes' bits. */
  void add(int segment, int[] positions, int[] keys, int count) {
    candidates.add(segment, positions, keys, count);
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.vector.Geometry;

/**
 * Magnitudes of some coordinates of a vector, which tell about how large the k-th largest of all
 * is: of every {@value #EVERY} groups of neighbours one, drawn by a hash. Segments are sampled one
 * by one, in any order; threads that sample different ones do not disturb each other. Memory is a
 * {@value #EVERY}th of the vector's.
 */
public final class MagnitudeSample {
  /** Reads coordinates that are sampled. */
  public interface Source {
    /** Fills {@code into} with the segment's coordinates from {@code from} on. */
    void read(int from, float[] into);
  }

  /** Neighbours that are sampled together: a line of the cache. */
  private static final int GROUP = 16;

  private static final int EVERY = 512;
  private static final int SHIFT = Integer.numberOfLeadingZeros(EVERY) + 1;
  private static final int GROUPS_OF_SEGMENT = Geometry.SEGMENT / GROUP;
  private static final int OF_SEGMENT = GROUPS_OF_SEGMENT / EVERY * GROUP;
  private static final int SMALLEST = Float.floatToRawIntBits(Scale.MIN_VALUE);
  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private final long groups;
  private final int[] keys;

  /** An empty sample of a vector of {@code parameters} coordinates, 1..2^40. */
  public MagnitudeSample(long parameters) {
    groups = parameters / GROUP;
    keys = new int[Math.multiplyExact(Geometry.segments(parameters), OF_SEGMENT)];
  }

  /** Samples a segment. */
  public void add(int segment, Source source) {
    long first = (long) segment * GROUPS_OF_SEGMENT;
    long end = Math.min(groups, first + GROUPS_OF_SEGMENT);
    float[] sampled = new float[OF_SEGMENT];
    float[] group = new float[GROUP];
    int n = 0;
    for (long stratum = first; stratum < end; stratum += EVERY) {
      long drawn = stratum + (Cut.hash(stratum) >>> SHIFT);
      if (drawn < end) {
        source.read((int) (drawn - first) * GROUP, group);
        System.arraycopy(group, 0, sampled, n, GROUP);
        n += GROUP;
      }
    }
    // After all are read, so that the memory looks for several groups at once.
    for (int i = 0; i < OF_SEGMENT; i++) {
      keys[segment * OF_SEGMENT + i] = MagnitudeScan.key(sampled[i]);
    }
  }

  /**
   * A cut that most likely admits a little more than k of all coordinates: the magnitude at one and
   * a half times the rank that k has in the sample, and some more. The sample is lost.
   *
   * <p>It misleads only if so many more of the k are sampled than their expected number E: where k
   * is 124,000 and E is 243, that is 12 standard deviations away if neighbours are large
   * independently of each other, 6 if always four together are, 3 if all {@value #GROUP} are. With
   * larger k it is further away still, as the deviations grow by the root of E only.
   */
  Cut bound(long k) {
    long expected = k / EVERY;
    long rank = expected + expected / 2 + 64;
    if (rank > keys.length) {
      return Cut.none();
    }
    KthLargest kthLargest = new KthLargest();
    kthLargest.find(keys, keys.length, (int) rank);
    int key = kthLargest.threshold();
    // A sampled NaN is found where everything is looked at; it must not become the bound.
    return key < SMALLEST || key >= INFINITE ? Cut.none() : Cut.of(key, 0);
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

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
  /** Reads coordinates that are sampled. */
  public interface Sample {
    /** Fills {@code into} with the segment's coordinates from {@code from} on. */
    void read(int segment, int from, float[] into);
  }

  /** Most coordinates that are looked at together: four blocks. */
  public static final int STRETCH = MagnitudeScan.STRETCH;

  /** Neighbours that are sampled together: a line of the cache. */
  private static final int SAMPLE = 16;

  /** Groups that are read one after the other, so that the memory looks for several at once. */
  private static final int SAMPLE_BATCH = 64;

  private static final int SAMPLE_EVERY = 512;
  private static final int SAMPLE_SHIFT = Integer.numberOfLeadingZeros(SAMPLE_EVERY) + 1;
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
  public static GlobalSelection sampled(long parameters, long k, Sample sample) {
    checkCount(k);
    return new GlobalSelection(parameters, k, sampledBound(parameters, k, sample));
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

  /**
   * Of the sample, the magnitude at one and a half times the rank that is sought, and some more.
   *
   * <p>It misleads only if so many more of the k are sampled than their expected number E: where k
   * is 124,000 and E is 243, that is 12 standard deviations away if neighbours are large
   * independently of each other, 6 if always four together are, 3 if all {@value #SAMPLE} are. With
   * larger k it is further away still, as the deviations grow by the root of E only.
   */
  private static Cut sampledBound(long parameters, long k, Sample sample) {
    long expected = k / SAMPLE_EVERY;
    int rank = (int) (expected + expected / 2 + 64);
    StreamingTopK top = new StreamingTopK(rank, Float.floatToRawIntBits(Scale.MIN_VALUE));
    float[] group = new float[SAMPLE];
    float[] batch = new float[SAMPLE_BATCH * SAMPLE];
    int n = 0;
    long groups = parameters / group.length;
    for (long stratum = 0; stratum < groups; stratum += SAMPLE_EVERY) {
      long number = stratum + (Cut.hash(stratum) >>> SAMPLE_SHIFT);
      if (number < groups) {
        long at = number * group.length;
        sample.read((int) (at / Geometry.SEGMENT), (int) (at % Geometry.SEGMENT), group);
        System.arraycopy(group, 0, batch, n, SAMPLE);
        n += SAMPLE;
      }
      if (n == batch.length) {
        offer(batch, n, top);
        n = 0;
      }
    }
    offer(batch, n, top);
    if (!top.isFull()) {
      return Cut.none();
    }
    top.finish();
    // A sampled NaN is found where everything is looked at; it must not become the bound.
    return Float.isFinite(Float.intBitsToFloat(top.bound())) ? Cut.of(top.bound(), 0) : Cut.none();
  }

  private static void offer(float[] values, int n, StreamingTopK top) {
    for (int i = 0; i < n; i++) {
      top.offer(MagnitudeScan.key(values[i]));
    }
  }

  /** Looks at blocks for one thread. */
  public Scan newScan() {
    return new Scan();
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

  /** One thread's look at one segment after the other. Not thread-safe. */
  public final class Scan implements BlockLook {
    private final MagnitudeScan scan = MagnitudeScan.create();
    private int[] positions = new int[2 * STRETCH];
    private int[] keys = new int[2 * STRETCH];
    private int count;

    private Scan() {}

    @Override
    public int at(float[] values, int from, int length) {
      return scan.look(values, from, length, MagnitudeScan.LARGE);
    }

    @Override
    public int atSum(float a, float[] x, float[] y, float[] sum, int from, int length) {
      return scan.lookAtSum(a, x, y, sum, from, length, MagnitudeScan.LARGE);
    }

    /** Keeps what may be selected of what was looked at last. */
    public void keep(float[] values) {
      if (count + STRETCH >= positions.length) {
        positions = Arrays.copyOf(positions, 2 * positions.length);
        keys = Arrays.copyOf(keys, 2 * keys.length);
      }
      count += scan.gather(values, candidates.bound().key(), positions, keys, count);
    }

    /** Ends a segment. */
    public void end(int segment) {
      candidates.add(segment, positions, keys, count);
      count = 0;
    }
  }
}

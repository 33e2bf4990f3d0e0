package io.kicktrain.codec.select;

import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/**
 * Finds the {@link Cut} that admits exactly the k coordinates of highest rank.
 *
 * <p>A sample of whole groups of neighbours gives a bound that most likely lies a little below the
 * cut, so that nearly all groups are skipped at one look; the numbers above it give the exact cut.
 * If the sample was misleading, everything is looked at. Memory is for about 2 k integers.
 */
public final class GlobalCut {
  private static final int SMALLEST = Float.floatToRawIntBits(Scale.MIN_VALUE);
  private static final int GROUP = 16;
  private static final int SAMPLE_EVERY = 64;
  private static final int MOST = 1 << 29;

  private final GroupMaxima maxima = new GroupMaxima();
  private final ParameterVector vector;
  private final int k;

  private GlobalCut(ParameterVector vector, int k) {
    this.vector = vector;
    this.k = k;
  }

  /**
   * The cut below the k largest magnitudes of {@code vector}; {@link Cut#none} if no more than k
   * can be sent at all.
   *
   * @param k 1 .. 2^29
   * @throws IllegalArgumentException if k is out of range or a coordinate is NaN or infinite
   */
  public static Cut find(ParameterVector vector, long k) {
    if (k < 1 || k > MOST) {
      throw new IllegalArgumentException("a global selection keeps 1 to 2^29, not " + k);
    }
    return new GlobalCut(vector, (int) k).find();
  }

  private Cut find() {
    StreamingTopK top = largest(sampledBound());
    if (!top.isFull()) {
      top = largest(SMALLEST);
    }
    if (!top.isFull()) {
      return Cut.none();
    }
    top.finish();
    int hash = top.ties() == top.equal() ? 0 : tieHash(top.bound(), top.ties());
    return Cut.of(top.bound(), hash);
  }

  /**
   * Of the sample, the magnitude at one and a half times the rank that is sought, and some more.
   */
  private int sampledBound() {
    long expected = k / SAMPLE_EVERY;
    int rank = (int) (expected + expected / 2 + 64);
    StreamingTopK top = new StreamingTopK(rank, SMALLEST);
    long group = 0;
    for (int s = 0; s < vector.segments(); s++) {
      float[] values = vector.segment(s);
      for (int i = 0; i + GROUP <= values.length; i += GROUP, group++) {
        if (Cut.hash(group) >>> 26 == 0) {
          offer(values, i, i + GROUP, top);
        }
      }
    }
    if (!top.isFull()) {
      return SMALLEST;
    }
    top.finish();
    return top.bound();
  }

  private StreamingTopK largest(int bound) {
    StreamingTopK top = new StreamingTopK(k, bound);
    for (int s = 0; s < vector.segments(); s++) {
      float[] values = vector.segment(s);
      for (int start = 0; start < values.length; start += Geometry.BLOCK) {
        int end = Math.min(values.length, start + Geometry.BLOCK);
        maxima.compute(values, start, end - start, GROUP);
        for (int g = 0; g < maxima.count(); g++) {
          if (maxima.of(g) >= top.bound()) {
            offer(values, maxima.start(g), Math.min(end, maxima.end(g)), top);
          }
        }
      }
    }
    return top;
  }

  private static void offer(float[] values, int from, int to, StreamingTopK top) {
    for (int i = from; i < to; i++) {
      top.offer(GroupMaxima.key(values[i]));
    }
  }

  /** The hash below the {@code ties} highest hashes of the coordinates with this magnitude. */
  private int tieHash(int key, int ties) {
    // Halved, so that it is not negative; ranks that differ in the lowest bit only are sent
    // together.
    StreamingTopK top = new StreamingTopK(ties, 0);
    for (int s = 0; s < vector.segments(); s++) {
      float[] values = vector.segment(s);
      long first = (long) s * Geometry.SEGMENT;
      for (int i = 0; i < values.length; i++) {
        if (GroupMaxima.key(values[i]) == key) {
          top.offer(Cut.hash(first + i) >>> 1);
        }
      }
    }
    top.finish();
    return top.bound() << 1;
  }
}

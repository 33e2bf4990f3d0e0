package io.kicktrain.bench.codec;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * The yardstick of all timings: a sum over float arrays, as fast as plain Java gets them out of the
 * memory.
 *
 * <p>Java adds the numbers of one running sum in their order, one at a time, and one sequential
 * stream leaves the memory idle between its requests. Here a sum for each of {@value #STRIDE}
 * coordinates runs beside the others, which the compiler turns into vector instructions because all
 * indices have constant distances, and eight streams through the array keep the memory busy: on
 * some machines more than twice as fast as a loop with sixteen running sums, on others as fast.
 */
final class MemoryPass {

  private static final int STREAMS = 8;
  private static final int STRIDE = Geometry.SEGMENT / STREAMS;

  private final float[] sums = new float[STRIDE];

  /** Sum of the full segments {@code from .. to - 1}, in whatever order is fastest. */
  float sum(float[][] segments, int from, int to) {
    Arrays.fill(sums, 0);
    for (int s = from; s < to; s++) {
      addStreams(segments[s], sums);
    }
    float sum = 0;
    for (float lane : sums) {
      sum += lane;
    }
    return sum;
  }

  private static void addStreams(float[] a, float[] into) {
    for (int i = 0; i < STRIDE; i++) {
      into[i] +=
          ((a[i] + a[i + STRIDE]) + (a[i + 2 * STRIDE] + a[i + 3 * STRIDE]))
              + ((a[i + 4 * STRIDE] + a[i + 5 * STRIDE]) + (a[i + 6 * STRIDE] + a[i + 7 * STRIDE]));
    }
  }

  /** Sixteen running sums over one array whose length is a multiple of sixteen. */
  static float sequentialSum(float[] a) {
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    float t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0;
    for (int i = 0; i < a.length; i += 16) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
      s4 += a[i + 4];
      s5 += a[i + 5];
      s6 += a[i + 6];
      s7 += a[i + 7];
      t0 += a[i + 8];
      t1 += a[i + 9];
      t2 += a[i + 10];
      t3 += a[i + 11];
      t4 += a[i + 12];
      t5 += a[i + 13];
      t6 += a[i + 14];
      t7 += a[i + 15];
    }
    return ((s0 + s1) + (s2 + s3) + (s4 + s5) + (s6 + s7))
        + ((t0 + t1) + (t2 + t3) + (t4 + t5) + (t6 + t7));
  }

  /** Adds a full segment to another one, {@code into[i] += from[i]}, in eight streams too. */
  static void add(float[] into, float[] from) {
    int q = STRIDE;
    for (int i = 0; i < q; i++) {
      into[i] += from[i];
      into[i + q] += from[i + q];
      into[i + 2 * q] += from[i + 2 * q];
      into[i + 3 * q] += from[i + 3 * q];
      into[i + 4 * q] += from[i + 4 * q];
      into[i + 5 * q] += from[i + 5 * q];
      into[i + 6 * q] += from[i + 6 * q];
      into[i + 7 * q] += from[i + 7 * q];
    }
  }
}

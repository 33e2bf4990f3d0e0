package io.kicktrain.codec.feedback;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The factor that brings an update's Euclidean norm down to a largest one (local gradient
 * clipping).
 *
 * <p>The sum of squares is taken in double precision, in an order that is the same on any number of
 * threads: of each segment, lane j of four sums the coordinates i with i mod 4 = j, ascending; the
 * lanes are added as (0 + 2) + (1 + 3); the segments' sums are added ascending. A single sum would
 * make each addition wait for the one before.
 */
final class ClippingNorm {
  private ClippingNorm() {}

  /** 1 if the norm is not above {@code most}, otherwise {@code most / norm} rounded to float32. */
  static float scale(ParameterVector update, float most, int threads) {
    if (most == Float.POSITIVE_INFINITY) {
      return 1f;
    }
    double norm = Math.sqrt(squares(update, threads));
    return norm <= most ? 1f : (float) (most / norm);
  }

  private static double squares(ParameterVector update, int threads) {
    double[] sums = new double[update.segments()];
    SegmentThreads.Worker worker = s -> sums[s] = squares(update.segment(s));
    List<SegmentThreads.Worker> workers = Stream.generate(() -> worker).limit(threads).toList();
    try {
      SegmentThreads.run(workers, 0, sums.length);
    } catch (IOException interrupted) {
      throw new UncheckedIOException(interrupted);
    }
    double sum = 0;
    for (double segment : sums) {
      sum += segment;
    }
    return sum;
  }

  private static double squares(float[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = x.length & -4;
    for (int i = 0; i < whole; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    double[] lanes = {a, b, c, d};
    for (int i = whole; i < x.length; i++) {
      lanes[i - whole] += (double) x[i] * x[i];
    }
    return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
  }
}

package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/** Finds the {@link Cut} that admits exactly the k coordinates of highest rank. */
public final class GlobalCut {
  private GlobalCut() {}

  /**
   * The cut below the k largest magnitudes of {@code vector}; {@link Cut#none} if no more than k
   * can be sent at all.
   *
   * @param k 1 .. 2^29
   * @throws IllegalArgumentException if k is out of range or a coordinate is NaN or infinite
   */
  public static Cut find(ParameterVector vector, long k) {
    GlobalSelection selection = GlobalSelection.sampled(vector.length(), k, sampleOf(vector));
    scan(vector, selection);
    if (!selection.isComplete()) {
      selection = GlobalSelection.ofAll(vector.length(), k);
      scan(vector, selection);
    }
    return selection.cut();
  }

  private static GlobalSelection.Sample sampleOf(ParameterVector vector) {
    return (s, from, into) -> System.arraycopy(vector.segment(s), from, into, 0, into.length);
  }

  private static void scan(ParameterVector vector, GlobalSelection selection) {
    GlobalSelection.Scan scan = selection.newScan();
    for (int s = 0; s < vector.segments(); s++) {
      float[] values = vector.segment(s);
      for (int from = 0; from < values.length; from += Geometry.BLOCK) {
        int n = Math.min(Geometry.BLOCK, values.length - from);
        Finite.require(scan.at(values, from, n), values, from, n);
        scan.keep(values);
      }
      scan.end(s);
    }
  }
}

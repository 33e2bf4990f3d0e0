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

  private static MagnitudeSample sampleOf(ParameterVector vector) {
    MagnitudeSample sample = new MagnitudeSample(vector.length());
    for (int s = 0; s < vector.segments(); s++) {
      float[] values = vector.segment(s);
      sample.add(s, (from, into) -> System.arraycopy(values, from, into, 0, into.length));
    }
    return sample;
  }

  private static void scan(ParameterVector vector, GlobalSelection selection) {
    GlobalLook look = new GlobalLook();
    for (int s = 0; s < vector.segments(); s++) {
      float[] values = vector.segment(s);
      look.start(selection);
      for (int from = 0; from < values.length; from += Geometry.BLOCK) {
        int n = Math.min(Geometry.BLOCK, values.length - from);
        Finite.require(look.at(values, from, n), values, from, n);
        look.keep(values);
      }
      look.end(s, selection);
    }
  }
}

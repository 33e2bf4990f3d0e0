package io.kicktrain.codec.feedback;

import io.kicktrain.codec.select.BlockLook;
import io.kicktrain.codec.select.LargestMagnitude;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.codec.vector.SegmentThreads;

/** Accumulates segments of which nothing is sent. */
final class AccumulatingWorker implements SegmentThreads.Worker {
  private final ParameterVector acc;
  private final Accumulation accumulation;
  private final BlockLook look = new LargestMagnitude();

  AccumulatingWorker(ParameterVector acc, Accumulation accumulation) {
    this.acc = acc;
    this.accumulation = accumulation;
  }

  @Override
  public void compute(int segment) {
    float[] values = acc.segment(segment);
    for (int from = 0; from < values.length; from += Geometry.BLOCK) {
      int to = Math.min(values.length, from + Geometry.BLOCK);
      accumulation.accumulateWithinLimit(segment, values, from, to, look);
    }
  }
}

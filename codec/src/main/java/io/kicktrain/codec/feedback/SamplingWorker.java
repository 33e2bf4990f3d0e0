package io.kicktrain.codec.feedback;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.select.MagnitudeSample;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.codec.vector.SegmentThreads;

/** Samples what will be accumulated, without what is dense. */
record SamplingWorker(
    ParameterVector acc, Accumulation accumulation, MagnitudeSample sample, Dense dense)
    implements SegmentThreads.Worker {
  @Override
  public void compute(int segment) {
    float[] values = acc.segment(segment);
    sample.add(
        segment,
        (from, into) -> {
          accumulation.peek(segment, values, from, into);
          dense.clear(segment, from, into);
        });
  }
}

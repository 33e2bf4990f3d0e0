package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import java.util.Arrays;

/** Sums one segment after the other and gives the means to a step. */
final class AggregationWorker implements SegmentThreads.OrderedWorker {
  private final MessageWindow window;
  private final long totalWeight;
  private final Aggregation.Step step;
  private final SegmentAggregator aggregator = new SegmentAggregator();
  private final SparseSegment scratch = new SparseSegment();
  private final float[] mean = new float[Geometry.SEGMENT];

  /** How many of the means may not be zero. */
  private int used;

  AggregationWorker(MessageWindow window, long totalWeight, Aggregation.Step step) {
    this.window = window;
    this.totalWeight = totalWeight;
    this.step = step;
  }

  @Override
  public void prepare(int segment) throws IOException {
    int length = length(segment);
    Arrays.fill(mean, 0, used, 0f);
    used = length;
    aggregator.start(length, totalWeight, mean);
    window.sum(segment, scratch, aggregator);
    aggregator.finish();
    window.transform().inverse(segment, mean, length);
  }

  @Override
  public void compute(int segment) throws IOException {
    int length = length(segment);
    used = step.compute(segment, mean, length) ? 0 : length;
  }

  private int length(int segment) {
    return Geometry.segmentLength(window.parameters(), segment);
  }

  @Override
  public void deliver(int segment) throws IOException {
    step.deliver(segment);
  }
}

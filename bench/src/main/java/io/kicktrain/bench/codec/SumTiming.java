package io.kicktrain.bench.codec;

import io.kicktrain.codec.aggregate.SegmentAggregator;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Only the sums and the means of the hub's side: of a few segments, decoded before. */
@State(Scope.Benchmark)
public class SumTiming {

  /** Full segments that are summed, one after the other. */
  static final int SEGMENTS = 8;

  /** How many messages. */
  @Param("0")
  public int count;

  private final SegmentAggregator aggregator = new SegmentAggregator();
  private final float[] mean = new float[Geometry.SEGMENT];
  private final long[] sums = new long[Geometry.BLOCK];
  private SparseSegment[][] decoded = {};
  private LeastSums[] sorted = {};

  /** Decodes the start of the messages, which {@link Messages} wrote, and sorts it. */
  @Setup
  public void sort() throws IOException {
    decode();
    sorted = Arrays.stream(decoded).map(LeastSums::new).toArray(LeastSums[]::new);
  }

  private void decode() throws IOException {
    Path folder = Path.of(System.getProperty(HubTiming.FOLDER, "."));
    decoded = new SparseSegment[SEGMENTS][count];
    for (int m = 0; m < count; m++) {
      try (MessageReader message = MessageReader.open(Messages.file(folder, m))) {
        for (int s = 0; s < SEGMENTS; s++) {
          decoded[s][m] = new SparseSegment();
          message.decode(s, decoded[s][m]);
        }
      }
    }
  }

  /** The least that it takes. */
  @Benchmark
  public float[] least() {
    for (LeastSums segment : sorted) {
      segment.run(sums, count, mean);
    }
    return mean;
  }

  /** Sums and divides. */
  @Benchmark
  public float[] sum() {
    for (SparseSegment[] ofMessages : decoded) {
      Arrays.fill(mean, 0f);
      aggregator.start(Geometry.SEGMENT, count, mean);
      for (SparseSegment segment : ofMessages) {
        aggregator.add(segment, 1);
      }
      aggregator.finish();
    }
    return mean;
  }
}

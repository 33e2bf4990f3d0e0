package io.kicktrain.bench.codec;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.SegmentAggregator;
import io.kicktrain.codec.feedback.SegmentEncoder;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * The hub's side: messages in files are summed segment by segment, the mean is added to the
 * server's residual, and what of it is sent is coded. Several threads do some segments each.
 */
@State(Scope.Benchmark)
public class HubTiming {

  /** Folder of the messages, which {@link Messages} wrote. */
  @Param("")
  public String folder = "";

  /** How many of them are summed. */
  @Param("0")
  public int count;

  private final List<MessageReader> messages = new ArrayList<>();
  private float[][] residual = {};

  /** What a thread works with. */
  @State(Scope.Thread)
  public static class Worker {
    final SparseSegment decoded = new SparseSegment();
    final SegmentAggregator sums = new SegmentAggregator();
    final float[] mean = new float[Geometry.SEGMENT];
    final SegmentEncoder encoder = new SegmentEncoder(new CodecSettings(4, ValueFormat.SIGN, 1f));
  }

  /** Opens the messages. */
  @Setup
  public void open() throws IOException {
    for (int i = 0; i < count; i++) {
      messages.add(MessageReader.open(Messages.file(Path.of(folder), i)));
    }
    long parameters = messages.get(0).header().parameters();
    residual = new float[Geometry.segments(parameters)][];
    for (int s = 0; s < residual.length; s++) {
      residual[s] = new float[Geometry.segmentLength(parameters, s)];
    }
  }

  /** Closes them. */
  @TearDown
  public void close() throws IOException {
    for (MessageReader message : messages) {
      message.close();
    }
  }

  /** All segments, or a thread's part of them; returns the delta's bytes. */
  @Benchmark
  public long aggregate(Worker worker, ThreadParams thread) throws IOException {
    long bytes = 0;
    for (int s = thread.getThreadIndex(); s < residual.length; s += thread.getThreadCount()) {
      bytes += segment(worker, s);
    }
    return bytes;
  }

  private int segment(Worker worker, int s) throws IOException {
    float[] left = residual[s];
    worker.sums.reset(left.length);
    for (MessageReader message : messages) {
      message.decode(s, worker.decoded);
      worker.sums.add(worker.decoded, 1);
    }
    worker.sums.mean(messages.size(), worker.mean);
    for (int i = 0; i < left.length; i++) {
      left[i] += worker.mean[i];
    }
    return worker.encoder.encode(left, left.length).length;
  }
}

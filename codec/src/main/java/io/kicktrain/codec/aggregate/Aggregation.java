package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Weighted means over any number of messages, segment by segment, on several threads.
 *
 * <p>All messages advance together, a window of consecutive segments at a time: of each message the
 * window's bytes are read at one go, and its file is open only meanwhile. Memory is about {@value
 * #WINDOW_BYTES} bytes of coded messages (or one segment of each, if that is more) and 4 MiB for
 * each thread, 14 MiB if they are dense, however many messages there are and however long they are.
 * Sums are exact, so the order of the messages, the threads and the windows do not change a bit.
 */
public final class Aggregation {
  /** Coded bytes that are read at a time. */
  static final int WINDOW_BYTES = 1 << 24;

  /** What one thread does with the means, with buffers of its own. */
  public interface Step {
    /**
     * Uses a segment's means, beside other threads.
     *
     * @param mean {@code mean[0 .. length)} with the messages' transform undone; may be
     *     overwritten, and holds the next segment's means after the call
     * @return whether {@code mean[0 .. length)} are zeros again; if not, that takes another loop
     */
    boolean compute(int segment, float[] mean, int length) throws IOException;

    /** Hands over what was computed last: in ascending order, one at a time. */
    default void deliver(int segment) throws IOException {}
  }

  private final List<WeightedMessage> messages;
  private final long parameters;
  private final int windowBytes;

  /**
   * An aggregation of messages.
   *
   * @param messages at least one; their weights total at most 2^22
   * @param parameters coordinates of each, 1..2^40
   * @throws IllegalArgumentException if there is no message or their weights are too large
   */
  public Aggregation(List<WeightedMessage> messages, long parameters) {
    this(messages, parameters, WINDOW_BYTES);
  }

  Aggregation(List<WeightedMessage> messages, long parameters, int windowBytes) {
    FixedPoint.checkWeight(totalWeight(messages));
    this.messages = List.copyOf(messages);
    this.parameters = parameters;
    this.windowBytes = windowBytes;
  }

  private static long totalWeight(List<WeightedMessage> messages) {
    return messages.stream().mapToLong(WeightedMessage::weight).sum();
  }

  /**
   * Runs over all segments on as many threads as there are steps.
   *
   * @throws io.kicktrain.codec.frame.MalformedMessageException if a message is malformed
   * @throws IOException if reading fails, a message is of another vector or transform than the
   *     others, or what a step threw
   */
  public void run(List<? extends Step> steps) throws IOException {
    run(steps, 0, Geometry.segments(parameters));
  }

  /**
   * The same for the segments {@code from .. to - 1}, of which another machine may do the others.
   */
  public void run(List<? extends Step> steps, int from, int to) throws IOException {
    MessageWindow window = new MessageWindow(messages, parameters);
    long total = totalWeight(messages);
    List<AggregationWorker> workers =
        steps.stream().map(step -> new AggregationWorker(window, total, step)).toList();
    int size = segmentsAtATime();
    for (int start = from; start < to; start += size) {
      int end = Math.min(to, start + size);
      window.load(start, end, workers.size());
      SegmentThreads.run(workers, start, end);
    }
  }

  private int segmentsAtATime() throws IOException {
    long bytes = 0;
    for (WeightedMessage message : messages) {
      bytes += Files.size(message.file());
    }
    long segments = Geometry.segments(parameters);
    return (int) Math.max(1, Math.min(segments, windowBytes * segments / Math.max(1, bytes)));
  }
}

package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.frame.MessageCursor;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same few consecutive segments of each of some messages, in memory. */
final class MessageWindow {
  private final List<WeightedMessage> messages;
  private final long parameters;
  private final @Nullable MessageCursor[] cursors;
  private final MessageReader[] ranges;

  MessageWindow(List<WeightedMessage> messages, long parameters) {
    this.messages = messages;
    this.parameters = parameters;
    this.cursors = new MessageCursor[messages.size()];
    this.ranges = new MessageReader[messages.size()];
  }

  /** Reads the segments {@code from .. to - 1} of each message; ascending from call to call. */
  void load(int from, int to, int threads) throws IOException {
    SegmentThreads.Worker worker = i -> ranges[i] = read(i, from, to);
    SegmentThreads.run(Collections.nCopies(threads, worker), 0, ranges.length);
    for (MessageReader range : ranges) {
      if (!sameTransform(range.header().transform())) {
        throw new IOException("messages with different transforms cannot be summed");
      }
    }
  }

  private boolean sameTransform(BlockTransform other) {
    return other.isNone() ? transform().isNone() : other.equals(transform());
  }

  private MessageReader read(int message, int from, int to) throws IOException {
    MessageCursor cursor = cursors[message];
    if (cursor == null) {
      cursor = open(message);
      cursors[message] = cursor;
    }
    return cursor.read(from, to);
  }

  private MessageCursor open(int message) throws IOException {
    MessageCursor cursor = MessageCursor.open(messages.get(message).file());
    if (cursor.header().parameters() != parameters) {
      throw new IOException(
          "a message of "
              + cursor.header().parameters()
              + " coordinates cannot be summed with those of "
              + parameters);
    }
    return cursor;
  }

  long parameters() {
    return parameters;
  }

  /** What is to be undone after summing. */
  BlockTransform transform() {
    return ranges[0].header().transform();
  }

  /** Adds a loaded segment of all messages. */
  void sum(int segment, SparseSegment scratch, SegmentAggregator into) throws IOException {
    for (int i = 0; i < ranges.length; i++) {
      ranges[i].decode(segment, scratch);
      into.add(scratch, messages.get(i).weight());
    }
  }
}

package io.kicktrain.codec.frame;

import java.io.IOException;

/**
 * Two segments, of one message or of two, that are decoded together, in less time than one after
 * the other. Reusable, not thread-safe.
 */
public final class SegmentPair {
  private final SparseSegment first = new SparseSegment();
  private final SparseSegment second = new SparseSegment();

  /** A pair without content. */
  public SegmentPair() {}

  /**
   * Decodes a segment of each message.
   *
   * @throws MalformedMessageException if the bytes of one are wrong, of both, the first's; both are
   *     undefined then
   * @throws IndexOutOfBoundsException if there is no such segment
   */
  public void decode(MessageReader message, int segment, MessageReader other, int otherSegment)
      throws IOException {
    SegmentDecoder a = message.start(segment, first);
    SegmentDecoder b = other.start(otherSegment, second);
    SegmentDecoder.readTogether(a, b);
    a.finish();
    b.finish();
  }

  /** The first message's segment. */
  public SparseSegment first() {
    return first;
  }

  /** The other message's segment. */
  public SparseSegment second() {
    return second;
  }
}

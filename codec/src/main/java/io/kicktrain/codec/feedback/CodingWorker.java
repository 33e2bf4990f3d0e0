package io.kicktrain.codec.feedback;

import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.vector.SegmentThreads;
import java.util.function.IntFunction;

/** Codes segments and adds them to a message. */
final class CodingWorker implements SegmentThreads.Worker {
  private final SegmentEncoder encoder;
  private final IntFunction<byte[]> code;
  private final MessageWriter message;
  private final SentValues sent;
  private byte[] coded = new byte[0];

  /**
   * @param code codes a segment with {@code encoder}
   */
  CodingWorker(
      SegmentEncoder encoder, IntFunction<byte[]> code, MessageWriter message, SentValues sent) {
    this.encoder = encoder;
    this.code = code;
    this.message = message;
    this.sent = sent;
  }

  @Override
  public void compute(int segment) {
    coded = code.apply(segment);
  }

  @Override
  public void deliver(int segment) {
    message.add(coded);
    sent.add(encoder.symbols());
  }
}

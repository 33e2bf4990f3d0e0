package io.kicktrain.codec.feedback;

import io.kicktrain.codec.vector.SegmentThreads;
import java.util.function.IntFunction;

/** Codes segments. */
final class CodingWorker implements SegmentThreads.Worker {
  private final SegmentEncoder encoder;
  private final IntFunction<byte[]> code;
  private final byte[][] coded;
  private final SentValues sent;

  /**
   * @param code codes a segment with {@code encoder}
   * @param coded gets each segment's bytes
   */
  CodingWorker(SegmentEncoder encoder, IntFunction<byte[]> code, byte[][] coded, SentValues sent) {
    this.encoder = encoder;
    this.code = code;
    this.coded = coded;
    this.sent = sent;
  }

  @Override
  public void compute(int segment) {
    coded[segment] = code.apply(segment);
    sent.set(segment, encoder.symbols());
  }
}

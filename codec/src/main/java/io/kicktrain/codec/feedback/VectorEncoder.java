package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.frame.SegmentCoding;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.GlobalCut;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;

/**
 * Makes a message of a whole accumulator and leaves the residual in it. Reusable, not thread-safe.
 */
final class VectorEncoder {
  private final CodecSettings settings;
  private final SegmentEncoder encoder;

  VectorEncoder(CodecSettings settings) {
    this.settings = settings;
    this.encoder = new SegmentEncoder(settings);
  }

  /** Codes {@code acc}; {@code sent} learns what is taken out of it. */
  byte[] encode(ParameterVector acc, SentValues sent) {
    sent.clear();
    return settings.selection() instanceof Selection.Global global
        ? encodeAbove(acc, GlobalCut.find(acc, global.keepOf(acc.length())), sent)
        : encodeBlocks(acc, sent);
  }

  private byte[] encodeBlocks(ParameterVector acc, SentValues sent) {
    MessageWriter message = new MessageWriter(acc.length(), settings);
    for (int s = 0; s < acc.segments(); s++) {
      float[] v = acc.segment(s);
      message.add(encoder.encode(v, v.length));
      sent.add(encoder.symbols());
    }
    return message.toBytes();
  }

  private byte[] encodeAbove(ParameterVector acc, Cut cut, SentValues sent) {
    SegmentCoding coding = new SegmentCoding.ByCut(settings.values(), settings.transform(), cut);
    MessageWriter message = new MessageWriter(acc.length(), coding);
    for (int s = 0; s < acc.segments(); s++) {
      float[] v = acc.segment(s);
      message.add(encoder.encode(v, v.length, cut, (long) s * Geometry.SEGMENT));
      sent.add(encoder.symbols());
    }
    return message.toBytes();
  }
}

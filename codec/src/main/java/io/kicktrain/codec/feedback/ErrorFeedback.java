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
 * The sender's side: what a message leaves out or rounds off stays in the residual and is sent
 * later.
 *
 * <p>The residual is the caller's and changes in place. All arithmetic is float32 in a fixed order,
 * so whoever knows residual and update gets the same message and the same new residual. Not
 * thread-safe.
 */
public final class ErrorFeedback {
  private final CodecSettings settings;
  private final ParameterVector residual;
  private final SegmentEncoder encoder;
  private final Accumulation accumulation;

  /**
   * @param residual what earlier messages left; zeros at the start
   * @throws IllegalArgumentException if the residual holds NaN, an infinity or more than 2^64
   */
  public ErrorFeedback(CodecSettings settings, ParameterVector residual) {
    checkUsable(residual, "residual");
    this.settings = settings;
    this.residual = residual;
    this.encoder = new SegmentEncoder(settings);
    this.accumulation = new Accumulation(settings);
  }

  /**
   * {@code v = decay * v + g} (g transformed first, if the settings say so), select, quantise,
   * code, {@code v = v - decoded}.
   *
   * @param update g, as long as the residual, each coordinate at most 2^64 in magnitude
   * @return the message
   * @throws IllegalArgumentException if the update does not fit; the residual has not changed then
   */
  public byte[] encode(ParameterVector update) {
    foldBack(update);
    return settings.selection() instanceof Selection.Global global
        ? encodeAbove(GlobalCut.find(residual, global.keepOf(residual.length())))
        : encodeBlocks();
  }

  private byte[] encodeBlocks() {
    MessageWriter message = new MessageWriter(residual.length(), settings);
    for (int s = 0; s < residual.segments(); s++) {
      float[] v = residual.segment(s);
      message.add(encoder.encode(v, v.length));
    }
    return message.toBytes();
  }

  private byte[] encodeAbove(Cut cut) {
    SegmentCoding coding = new SegmentCoding.ByCut(settings.values(), settings.transform(), cut);
    MessageWriter message = new MessageWriter(residual.length(), coding);
    for (int s = 0; s < residual.segments(); s++) {
      float[] v = residual.segment(s);
      message.add(encoder.encode(v, v.length, cut, (long) s * Geometry.SEGMENT));
    }
    return message.toBytes();
  }

  /**
   * {@code v = decay * v + g}: an update of which nothing is sent. To take back a message that was
   * refused, pass what it decodes to.
   *
   * @throws IllegalArgumentException if the update does not fit; the residual has not changed then
   */
  public void foldBack(ParameterVector update) {
    checkFits(update);
    for (int s = 0; s < residual.segments(); s++) {
      accumulation.add(residual.segment(s), update.segment(s));
    }
  }

  private void checkFits(ParameterVector update) {
    if (update.length() != residual.length()) {
      throw new IllegalArgumentException(
          "the update has " + update.length() + " coordinates, the residual " + residual.length());
    }
    checkUsable(update, "update");
  }

  private static void checkUsable(ParameterVector vector, String what) {
    for (int s = 0; s < vector.segments(); s++) {
      int i = Accumulation.firstUnusable(vector.segment(s));
      if (i >= 0) {
        throw new IllegalArgumentException(
            "coordinate "
                + ((long) s * Geometry.SEGMENT + i)
                + " of the "
                + what
                + " is "
                + vector.segment(s)[i]
                + ", usable are magnitudes up to 2^64");
      }
    }
  }
}

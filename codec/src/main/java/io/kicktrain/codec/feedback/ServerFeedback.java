package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.ColumnMaxima;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.BlockTransform;

/**
 * The hub's own error feedback, one segment after the other: what a delta leaves out of an outer
 * step stays in the hub's residual.
 *
 * <p>Deltas select per block: then a segment's delta is a function of that segment alone, so that
 * the hub needs one pass over its state, which lies on disk, and segments may be done by any thread
 * or machine. A global cut would need a pass over the whole residual before the first segment could
 * be coded. Reusable, not thread-safe: each thread has its own.
 */
public final class ServerFeedback {
  /**
   * A coordinate of the residual is cut to this before selection, so that no delta leaves the
   * bounds of the message format.
   */
  public static final float LIMIT = 8f;

  private final SegmentEncoder encoder;
  private final BlockTransform transform;
  private final float decay;

  /**
   * @param settings how deltas are coded
   * @throws IllegalArgumentException if they select globally
   */
  public ServerFeedback(CodecSettings settings) {
    if (!(settings.selection() instanceof Selection.PerBlock)) {
      throw new IllegalArgumentException("deltas are selected per block, not globally");
    }
    encoder = new SegmentEncoder(settings);
    transform = settings.blockTransform();
    decay = settings.decay();
  }

  /**
   * {@code residual = cut(decay * residual - step)} (the step transformed first, if the settings
   * say so), select, quantise, code, {@code residual = residual - decoded}.
   *
   * @param segment the segment's number
   * @param residual the segment's residual, changed in place
   * @param step what is subtracted from the weights, not larger than 2^64; zeros on return
   * @param length coordinates of the segment, 1..2^18
   * @return the segment's bytes
   * @throws IllegalArgumentException if a step is NaN; residual and step have changed then
   */
  public byte[] encode(int segment, float[] residual, float[] step, int length) {
    SegmentEncoder.checkLength(residual, length);
    SegmentEncoder.checkLength(step, length);
    transform.forward(segment, step, length);
    ColumnMaxima.subtract(decay, residual, step, length);
    byte[] coded = encoder.encode(segment, residual, length, new StepAccumulation(step));
    ColumnMaxima.clear(step, length);
    return coded;
  }

  /** What a receiver adds for the segment that was encoded last. */
  public SparseSegment decoded() {
    return encoder.decoded();
  }
}

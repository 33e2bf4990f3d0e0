package io.kicktrain.codec.feedback;

import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.value.LevelPlacement;
import io.kicktrain.codec.value.ValueCoder;
import io.kicktrain.codec.value.ValueFormat;

/**
 * Quantises selected coordinates and takes what the receiver will add out of the accumulator. The
 * encoder and the check of an opened block both run this code, so they agree by construction.
 * Reusable, not thread-safe.
 */
final class BlockCoder {
  private final ValueFormat format;
  private final LevelPlacement placement;
  private final ValueCoder coder;
  private float[] selected = new float[0];

  BlockCoder(ValueFormat format) {
    this(format, LevelPlacement.ofSelected());
  }

  BlockCoder(ValueFormat format, LevelPlacement placement) {
    this.format = format;
    this.placement = placement;
    this.coder = ValueCoder.of(format);
  }

  /**
   * Codes {@code count} coordinates that share scales, whose positions are in {@code out} from its
   * count on, appends them to {@code out} and leaves the residual in {@code acc}.
   */
  void code(float[] acc, int count, SegmentSymbols out) {
    if (count > 0) {
      placeLevels(acc, out.positions(), out.count(), count);
    }
    code(acc, count, placement.lowCode(), placement.highCode(), out);
  }

  /** The same with given scales. */
  void code(float[] acc, int count, int lowCode, int highCode, SegmentSymbols out) {
    if (count > 0) {
      coder.place(lowCode, highCode);
      take(acc, out, out.count(), count);
      out.addGroup(count, lowCode, highCode);
    }
  }

  private void placeLevels(float[] acc, int[] positions, int at, int count) {
    if (selected.length < count) {
      selected = new float[count];
    }
    for (int i = 0; i < count; i++) {
      selected[i] = acc[positions[at + i]];
    }
    placement.place(format, selected, 0, count);
  }

  private void take(float[] acc, SegmentSymbols out, int at, int count) {
    for (int i = at; i < at + count; i++) {
      int position = out.positions()[i];
      out.accumulated()[i] = acc[position];
      int code = coder.encode(acc[position]);
      out.codes()[i] = code;
      acc[position] -= coder.decode(code);
    }
  }
}

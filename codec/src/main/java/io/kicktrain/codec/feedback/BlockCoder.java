package io.kicktrain.codec.feedback;

import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.value.LevelPlacement;
import io.kicktrain.codec.value.Levels;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import org.jspecify.annotations.Nullable;

/**
 * Quantises selected coordinates and takes what the receiver will add out of the accumulator. The
 * encoder and the check of an opened block both run this code, so they agree by construction.
 * Reusable, not thread-safe.
 */
final class BlockCoder {
  private final ValueFormat format;
  private final LevelPlacement placement = new LevelPlacement();
  private final @Nullable Levels levels;
  private float[] selected = new float[0];

  BlockCoder(ValueFormat format) {
    this.format = format;
    this.levels = format == ValueFormat.FLOAT32 ? null : new Levels(format);
  }

  /**
   * Codes {@code count} coordinates that share scales, whose positions are in {@code out} from its
   * count on, appends them to {@code out} and leaves the residual in {@code acc}.
   */
  void code(float[] acc, int count, SegmentSymbols out) {
    if (levels != null && count > 0) {
      placeLevels(acc, out.positions(), out.count(), count);
    }
    code(acc, count, placement.lowCode(), placement.highCode(), out);
  }

  /** The same with given scales. */
  void code(float[] acc, int count, int lowCode, int highCode, SegmentSymbols out) {
    if (count == 0) {
      return;
    }
    if (levels == null) {
      takeFloats(acc, out, out.count(), count);
      out.addGroup(count, 0, 0);
    } else {
      levels.place(lowCode, highCode);
      takeLevels(acc, levels, out, out.count(), count);
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

  private static void takeLevels(
      float[] acc, Levels levels, SegmentSymbols out, int at, int count) {
    for (int i = at; i < at + count; i++) {
      int position = out.positions()[i];
      out.accumulated()[i] = acc[position];
      int code = levels.encode(acc[position]);
      out.codes()[i] = code;
      acc[position] -= levels.decode(code);
    }
  }

  private static void takeFloats(float[] acc, SegmentSymbols out, int at, int count) {
    for (int i = at; i < at + count; i++) {
      int position = out.positions()[i];
      out.accumulated()[i] = acc[position];
      float sent = Math.max(-Scale.MAX_VALUE, Math.min(Scale.MAX_VALUE, acc[position]));
      out.codes()[i] = Float.floatToRawIntBits(sent);
      acc[position] -= sent;
    }
  }
}

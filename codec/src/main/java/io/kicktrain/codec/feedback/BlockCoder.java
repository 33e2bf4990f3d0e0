package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.select.BlockTopK;
import io.kicktrain.codec.value.LevelPlacement;
import io.kicktrain.codec.value.Levels;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import org.jspecify.annotations.Nullable;

/**
 * One block: selects, quantises, and takes what the receiver will add out of the accumulator. The
 * encoder and the check of an opened block both run this code, so they agree by construction.
 * Reusable, not thread-safe.
 */
final class BlockCoder {
  private final CodecSettings settings;
  private final BlockTopK selection = new BlockTopK();
  private final LevelPlacement placement = new LevelPlacement();
  private final @Nullable Levels levels;
  private float[] selected = new float[0];

  BlockCoder(CodecSettings settings) {
    this.settings = settings;
    this.levels = settings.values() == ValueFormat.FLOAT32 ? null : new Levels(settings.values());
  }

  /**
   * Codes {@code acc[from .. from + length)}, a whole block, appends it to {@code out} and leaves
   * the residual.
   *
   * @throws IllegalArgumentException if a coordinate is NaN or infinite; nothing has changed then
   */
  void code(float[] acc, int from, int length, SegmentSymbols out) {
    int at = out.count();
    int count = selection.select(acc, from, length, settings.keepOf(length), out.positions(), at);
    if (count == 0) {
      return;
    }
    if (levels == null) {
      takeFloats(acc, out, at, count);
      out.addBlock(count, 0, 0);
    } else {
      placeLevels(acc, out.positions(), at, count);
      takeLevels(acc, levels, out, at, count);
      out.addBlock(count, placement.lowCode(), placement.highCode());
    }
  }

  private void placeLevels(float[] acc, int[] positions, int at, int count) {
    if (selected.length < count) {
      selected = new float[count];
    }
    for (int i = 0; i < count; i++) {
      selected[i] = acc[positions[at + i]];
    }
    placement.place(settings.values(), selected, 0, count);
  }

  private void takeLevels(float[] acc, Levels levels, SegmentSymbols out, int at, int count) {
    levels.place(placement.lowCode(), placement.highCode());
    for (int i = at; i < at + count; i++) {
      int position = out.positions()[i];
      int code = levels.encode(acc[position]);
      out.codes()[i] = code;
      acc[position] -= levels.decode(code);
    }
  }

  private static void takeFloats(float[] acc, SegmentSymbols out, int at, int count) {
    for (int i = at; i < at + count; i++) {
      int position = out.positions()[i];
      float sent = Math.max(-Scale.MAX_VALUE, Math.min(Scale.MAX_VALUE, acc[position]));
      out.codes()[i] = Float.floatToRawIntBits(sent);
      acc[position] -= sent;
    }
  }
}

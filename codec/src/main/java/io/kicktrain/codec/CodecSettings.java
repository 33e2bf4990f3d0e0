package io.kicktrain.codec;

import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Objects;

/**
 * What a recipe says about the coding of one direction (contributions, or the published delta).
 *
 * @param selection which coordinates are sent
 * @param values how their values are written
 * @param transform what is done to each block before selection
 * @param decay factor of the residual before the next update is added; in (0, 1], 1 keeps all
 */
public record CodecSettings(
    Selection selection, ValueFormat values, Transform transform, float decay) {
  public CodecSettings {
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(transform, "transform");
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException("decay must be above 0 and at most 1, not " + decay);
    }
  }

  /**
   * Settings that send the largest of each block, untransformed.
   *
   * @param keepPerBlock coordinates sent of each full block of 4,096; 1..4096
   */
  public CodecSettings(int keepPerBlock, ValueFormat values, float decay) {
    this(new Selection.PerBlock(keepPerBlock), values, Transform.NONE, decay);
  }

  /**
   * Coordinates sent of a full block: at most, or for a global selection on average, rounded up.
   */
  public int keepPerBlock() {
    if (selection instanceof Selection.PerBlock perBlock) {
      return perBlock.keep();
    }
    return (int) ((Selection.Global) selection).keepOf(Geometry.BLOCK);
  }
}

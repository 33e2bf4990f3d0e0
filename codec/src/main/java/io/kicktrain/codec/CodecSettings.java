package io.kicktrain.codec;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Objects;

/**
 * What a recipe says about the coding of one direction (contributions, or the published delta).
 *
 * @param selection which coordinates are sent, of those that are not dense
 * @param values how their values are written
 * @param transform what is done to each block without dense coordinates before selection
 * @param decay factor of the residual before the next update is added; in (0, 1], 1 keeps all
 * @param dense which coordinates are sent whole in every message
 */
public record CodecSettings(
    Selection selection, ValueFormat values, Transform transform, float decay, Dense dense) {
  public CodecSettings {
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(transform, "transform");
    Objects.requireNonNull(dense, "dense");
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException("decay must be above 0 and at most 1, not " + decay);
    }
  }

  /** Settings without dense coordinates. */
  public CodecSettings(Selection selection, ValueFormat values, Transform transform, float decay) {
    this(selection, values, transform, decay, Dense.NONE);
  }

  /**
   * Settings that send the largest of each block, untransformed.
   *
   * @param keepPerBlock coordinates sent of each full block of 4,096; 1..4096
   */
  public CodecSettings(int keepPerBlock, ValueFormat values, float decay) {
    this(new Selection.PerBlock(keepPerBlock), values, Transform.NONE, decay);
  }

  /** What is done to which blocks before selection, and undone after summing. */
  public BlockTransform blockTransform() {
    return new BlockTransform(transform, dense);
  }

  /** The same with these coordinates sent whole. */
  public CodecSettings with(Dense others) {
    return new CodecSettings(selection, values, transform, decay, others);
  }

  /**
   * Coordinates sent of a full block that has no dense ones: at most, or for a global selection on
   * average, rounded up.
   */
  public int keepPerBlock() {
    if (selection instanceof Selection.PerBlock perBlock) {
      return perBlock.keep();
    }
    return (int) ((Selection.Global) selection).keepOf(Geometry.BLOCK);
  }
}

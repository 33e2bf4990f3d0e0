package io.kicktrain.codec;

import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Objects;

/**
 * What a recipe says about the coding of one direction (contributions, or the published delta).
 *
 * @param keepPerBlock coordinates sent of each full block of 4,096; 1..4096
 * @param values how their values are written
 * @param decay factor of the residual before the next update is added; in (0, 1], 1 keeps all
 */
public record CodecSettings(int keepPerBlock, ValueFormat values, float decay) {
  public CodecSettings {
    Objects.requireNonNull(values, "values");
    if (keepPerBlock < 1 || keepPerBlock > Geometry.BLOCK) {
      throw new IllegalArgumentException(
          "keepPerBlock must be 1 to " + Geometry.BLOCK + ", not " + keepPerBlock);
    }
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException("decay must be above 0 and at most 1, not " + decay);
    }
  }

  /**
   * Most coordinates sent of a block of {@code length} coordinates (a vector's last block is
   * shorter): rounded up.
   */
  public int keepOf(int length) {
    return (int) (((long) keepPerBlock * length + Geometry.BLOCK - 1) / Geometry.BLOCK);
  }
}

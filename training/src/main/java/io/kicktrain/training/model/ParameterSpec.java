package io.kicktrain.training.model;

import java.util.List;

/**
 * One tensor and where it lies in the flat vector, row by row.
 *
 * @param name its name in safetensors files
 * @param shape sizes of its dimensions, outermost first, each at least 1
 * @param offset its first coordinate
 * @param size number of coordinates: the product of the shape
 * @param init what it holds before training
 */
public record ParameterSpec(String name, List<Long> shape, long offset, long size, Init init) {

  /** Checks that the fields agree. */
  public ParameterSpec {
    shape = List.copyOf(shape);
    long product = 1;
    for (long dimension : shape) {
      product = Math.multiplyExact(product, dimension);
    }
    if (product != size || size < 1 || offset < 0) {
      throw new IllegalArgumentException(
          name + ": shape " + shape + ", offset " + offset + " and size " + size + " do not agree");
    }
  }

  /** The coordinate after its last one. */
  public long end() {
    return offset + size;
  }
}

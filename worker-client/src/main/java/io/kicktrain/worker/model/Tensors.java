package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.ParameterSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout's tensors as views of one flat vector. They come from a single split, so that the
 * backward pass writes one flat gradient by a single concatenation, in the order of the layout.
 */
final class Tensors {

  private final Map<String, NDArray> byName = new HashMap<>();

  private Tensors() {}

  /** Splits {@code flat}, float32 [parameters]; the views hang on its manager. */
  static Tensors of(NDArray flat, ModelLayout layout) {
    List<ParameterSpec> specs = layout.tensors();
    NDList pieces = flat.split(starts(specs));
    Tensors tensors = new Tensors();
    for (int i = 0; i < specs.size(); i++) {
      ParameterSpec spec = specs.get(i);
      tensors.byName.put(spec.name(), pieces.get(i).reshape(shape(spec)));
    }
    return tensors;
  }

  /** The tensor of this name. */
  NDArray get(String name) {
    NDArray tensor = byName.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the layout has no tensor " + name);
    }
    return tensor;
  }

  /** A split is given by where its second and later pieces start. */
  private static long[] starts(List<ParameterSpec> specs) {
    return specs.stream().skip(1).mapToLong(ParameterSpec::offset).toArray();
  }

  private static Shape shape(ParameterSpec spec) {
    return new Shape(spec.shape().stream().mapToLong(Long::longValue).toArray());
  }
}

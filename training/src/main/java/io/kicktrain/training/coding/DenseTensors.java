package io.kicktrain.training.coding;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.DenseSpec;
import java.util.List;
import java.util.Optional;

/** Finds the tensors that a recipe wants sent whole. */
public final class DenseTensors {

  private DenseTensors() {}

  /**
   * The coordinates of all tensors of at most {@link DenseSpec#upTo} coordinates: a range each, so
   * that each has scales of its own.
   *
   * @param spec what the recipe says; nothing is dense without it
   * @param layout where the tensors lie
   */
  public static Dense of(Optional<DenseSpec> spec, ModelLayout layout) {
    if (spec.isEmpty()) {
      return Dense.NONE;
    }
    List<Dense.Range> small =
        layout.tensors().stream()
            .filter(tensor -> tensor.size() <= spec.get().upTo())
            .map(tensor -> new Dense.Range(tensor.offset(), tensor.end()))
            .toList();
    return new Dense(small, spec.get().values());
  }
}

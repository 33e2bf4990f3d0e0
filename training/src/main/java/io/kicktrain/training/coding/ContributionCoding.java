package io.kicktrain.training.coding;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.ContributionSpec;
import io.kicktrain.training.recipe.Recipe;
import java.util.Optional;

/**
 * How a campaign's contributions are coded, for donors and for those who check them.
 *
 * @param spec what the recipe says
 * @param dense what that means for the model's tensors
 */
public record ContributionCoding(ContributionSpec spec, Dense dense) {

  /** A recipe's coding. */
  public static ContributionCoding of(Recipe recipe) {
    ContributionSpec spec = recipe.codec().contribution();
    return new ContributionCoding(
        spec, DenseTensors.of(spec.dense(), ModelLayout.of(recipe.model())));
  }

  /** The settings of a round, from 0. */
  public CodecSettings at(int round) {
    return spec.at(round).with(dense);
  }

  /** Momentum correction at the donor, if there is any. */
  public Optional<MomentumSettings> momentum() {
    return spec.momentum();
  }
}

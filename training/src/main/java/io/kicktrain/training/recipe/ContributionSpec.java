package io.kicktrain.training.recipe;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import java.util.Optional;

/**
 * How a donor's updates are compressed, round by round.
 *
 * @param settled the settings after the warm-up
 * @param warmUp a denser start; only with a global selection
 * @param momentum momentum correction at the donor (DGC); without clipping, as gradients are
 *     clipped in the local steps
 * @param dense tensors that are sent whole
 */
public record ContributionSpec(
    CodecSettings settled,
    Optional<WarmUpSpec> warmUp,
    Optional<MomentumSettings> momentum,
    Optional<DenseSpec> dense) {

  /** Checks that the parts go together. */
  public ContributionSpec {
    if (warmUp.isPresent() && !(settled.selection() instanceof Selection.Global)) {
      throw new InvalidFieldException(
          "warmUp", "needs keepPerMillion: it is a schedule of the share of all coordinates");
    }
    boolean masking = momentum.map(MomentumSettings::masking).orElse(false);
    if (masking && settled.transform() != Transform.NONE) {
      throw new InvalidFieldException(
          "momentum/masking",
          "must be false with a transform: what is sent then are no coordinates of the momentum");
    }
  }

  /** Without tensors that are sent whole. */
  public ContributionSpec(
      CodecSettings settled, Optional<WarmUpSpec> warmUp, Optional<MomentumSettings> momentum) {
    this(settled, warmUp, momentum, Optional.empty());
  }

  /** The settings of a round, from 0, but for {@link #dense}. */
  public CodecSettings at(int round) {
    if (warmUp.isPresent() && settled.selection() instanceof Selection.Global last) {
      return new CodecSettings(
          warmUp.get().at(round, last), settled.values(), settled.transform(), settled.decay());
    }
    return settled;
  }
}

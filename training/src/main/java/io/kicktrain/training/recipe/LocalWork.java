package io.kicktrain.training.recipe;

import java.util.Locale;
import java.util.Optional;

/**
 * What a donor computes between two exchanges.
 *
 * @param mode what a step is
 * @param batch samples per step, 1 to 4,096
 * @param maxSteps most steps of one lease, 1 to 4,096; batch x maxSteps is at most {@value
 *     #MAX_SAMPLES}
 * @param optimizer the optimizer of the local steps; present for {@link Mode#LOCAL_STEPS} alone
 * @param clipNorm largest L2 norm of a step's gradient, 0 for no limit, at most 10^6
 */
public record LocalWork(
    Mode mode, int batch, int maxSteps, Optional<InnerOptimizer> optimizer, double clipNorm) {

  /** Most samples of one contribution: 2^22, the largest weight the aggregation takes. */
  public static final int MAX_SAMPLES = 1 << 22;

  /** What a step is. */
  public enum Mode {
    /** An AdamW step; the update is start minus end (Douillard et al. 2023, "DiLoCo"). */
    LOCAL_STEPS,
    /** One more gradient at the same weights; the update is their mean. */
    ACCUMULATE
  }

  /** Checks the ranges, and that there is an optimizer exactly when one is used. */
  public LocalWork {
    Check.range("batch", batch, 1, 4096);
    Check.range("maxSteps", maxSteps, 1, 4096);
    if ((long) batch * maxSteps > MAX_SAMPLES) {
      throw new InvalidFieldException(
          "maxSteps",
          String.format(
              Locale.ROOT,
              "a lease may have at most %,d samples, but batch x maxSteps is %,d",
              MAX_SAMPLES,
              (long) batch * maxSteps));
    }
    if (optimizer.isEmpty() && mode == Mode.LOCAL_STEPS) {
      throw new InvalidFieldException("optimizer", "is missing; local-steps need one");
    }
    if (optimizer.isPresent() && mode == Mode.ACCUMULATE) {
      throw new InvalidFieldException(
          "optimizer", "must be left out: accumulate makes no steps of its own");
    }
    Check.range("clipNorm", clipNorm, 0.0, 1e6);
  }
}

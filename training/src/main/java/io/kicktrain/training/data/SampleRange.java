package io.kicktrain.training.data;

import io.kicktrain.training.random.SplitMix64;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.Shard;

/**
 * Which samples a lease covers. Sample i of a lease with seed s starts at byte {@code SplitMix64(s
 * + i) mod windows} of the joined shards (unsigned; SplitMix64(x) is the first output of the
 * generator whose state is x) and has context + 1 bytes: the tokens, and one behind them to
 * predict. The bias of the remainder is below windows / 2^64.
 */
public final class SampleRange {

  private SampleRange() {}

  /**
   * Where samples can start: one window for each first byte that has context more behind it.
   *
   * @param recipe the recipe
   * @param role the shards that are drawn from
   * @return bytes of these shards less the context, at least 1
   */
  public static long windows(Recipe recipe, Shard.Role role) {
    return recipe.data().bytes(role) - recipe.model().context();
  }

  /**
   * Where a sample starts.
   *
   * @param seed the lease's seed
   * @param index the sample's number within the lease, at least 0
   * @param windows number of possible starts, at least 1: see {@link #windows}
   * @return 0 to windows - 1
   */
  public static long position(long seed, long index, long windows) {
    if (index < 0 || windows < 1) {
      throw new IllegalArgumentException(
          "index must be >= 0 and windows >= 1: " + index + ", " + windows);
    }
    return Long.remainderUnsigned(SplitMix64.first(seed + index), windows);
  }
}

package io.kicktrain.training.wire;

import java.util.List;

/**
 * Blocks that the hub draws after a statement was logged; the donor must open them.
 *
 * @param contribution the contribution's index in the log
 * @param blocks block numbers, ascending, without repetition; empty when the recipe asks for none
 */
public record Challenge(long contribution, List<Long> blocks) {

  /** Copies the list. */
  public Challenge {
    blocks = List.copyOf(blocks);
  }
}

package io.kicktrain.ledger.trust;

import java.util.List;

/**
 * How far a key is trusted.
 *
 * @param amount the sum of the paths' amounts; from 120 on the trust is complete, and no further
 *     path is looked for
 * @param paths how it comes about, the strongest first
 */
public record Trust(int amount, List<TrustPath> paths) {
  /** Copies the list. */
  public Trust {
    paths = List.copyOf(paths);
  }

  /** Whether it is enough by itself. */
  public boolean complete() {
    return amount >= Claim.COMPLETE;
  }
}

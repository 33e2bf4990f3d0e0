package io.kicktrain.ledger.trust;

import java.util.List;

/**
 * One way from a key that is trusted by itself to another key.
 *
 * @param keys from the root to the key in question
 * @param amount what it adds, 1..120: the smallest amount on the way, after what other paths took
 */
public record TrustPath(List<KeyName> keys, int amount) {
  /** Copies the list. */
  public TrustPath {
    keys = List.copyOf(keys);
  }
}

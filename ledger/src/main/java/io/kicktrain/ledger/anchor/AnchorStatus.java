package io.kicktrain.ledger.anchor;

import java.util.List;
import java.util.Optional;

/**
 * How an anchor stands.
 *
 * @param place where the heads go, for people: network and address
 * @param heads the newest finalized head, if any, and all later ones, smallest first
 * @param warnings what hinders it, empty when all is well
 * @param anchored heads that were ever mined, counted by this installation
 * @param replaced transactions that replaced a stuck one
 * @param resent times that a transaction was sent again: after a re-organisation, or because the
 *     node had forgotten it
 */
public record AnchorStatus(
    String place,
    List<AnchoredHead> heads,
    List<AnchorWarning> warnings,
    long anchored,
    long replaced,
    long resent) {

  /** Copies the lists. */
  public AnchorStatus {
    heads = List.copyOf(heads);
    warnings = List.copyOf(warnings);
  }

  /** The newest head, whatever its state. */
  public Optional<AnchoredHead> newest() {
    return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
  }

  /** The newest head that has come at least as far as {@code state}. */
  public Optional<AnchoredHead> newest(AnchorState state) {
    return heads.stream()
        .filter(head -> head.state().compareTo(state) >= 0)
        .reduce((earlier, later) -> later);
  }
}

package io.kicktrain.ledger.anchor;

/** How far an anchor has come. A re-organisation of the chain can put {@code MINED} back. */
public enum AnchorState {
  /** Sent, or about to be sent. */
  PENDING,
  /** In a block that may still be dropped. */
  MINED,
  /** In a block that stays. */
  FINALIZED
}

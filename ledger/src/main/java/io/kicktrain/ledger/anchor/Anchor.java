package io.kicktrain.ledger.anchor;

/**
 * Anchors the tree heads of one log, one after the other. Nothing waits for it: it is asked now and
 * then to go on, and what hinders it is a {@linkplain AnchorStatus#warnings() warning}.
 */
public interface Anchor {

  /**
   * Looks after the anchors that are not final yet, and anchors the log's newest tree head when one
   * is due. Blocks for the network, within limits; calls do not overlap.
   *
   * @param log the log; its newest tree head is signed and published
   * @return how things stand now
   */
  AnchorStatus advance(AnchoredLog log);

  /** How things stood after the last {@link #advance}; never blocks. */
  AnchorStatus status();
}

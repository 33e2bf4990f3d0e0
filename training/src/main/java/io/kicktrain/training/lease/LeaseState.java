package io.kicktrain.training.lease;

import io.kicktrain.training.wire.Lease;

/**
 * A lease and what became of it.
 *
 * @param lease the lease as it was given
 * @param status how far it has come
 * @param contribution index of the statement in the log, or -1 while there is none
 */
public record LeaseState(Lease lease, Status status, long contribution) {

  /** What became of a lease. */
  public enum Status {
    /** Given, not answered yet. */
    ISSUED,
    /** The contribution is stored and logged; its challenge is not answered yet. */
    ANSWERED,
    /** The openings agreed: the contribution is summed when the round closes. */
    VERIFIED,
    /** The openings disagreed: never summed. */
    REJECTED,
    /** Too late or refused: the donor folds it back into its residual. */
    FOLDED
  }

  /**
   * A lease that was just given.
   *
   * @param lease the lease
   * @return its first state
   */
  public static LeaseState issued(Lease lease) {
    return new LeaseState(lease, Status.ISSUED, -1);
  }

  /**
   * The same lease further on its way.
   *
   * @param next the new status
   * @param index index of the statement in the log, or -1
   * @return the new state
   */
  public LeaseState to(Status next, long index) {
    return new LeaseState(lease, next, index);
  }

  /**
   * Whether the hub still waits for the donor.
   *
   * @param nowMillis the hub's clock
   * @return true while it is unexpired and neither verified nor given up
   */
  public boolean outstanding(long nowMillis) {
    return (status == Status.ISSUED || status == Status.ANSWERED)
        && nowMillis < lease.expiresAtMillis();
  }
}

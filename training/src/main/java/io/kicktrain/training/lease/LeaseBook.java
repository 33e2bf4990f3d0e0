package io.kicktrain.training.lease;

import java.util.List;
import java.util.Optional;

/**
 * Remembers leases across restarts. What matters for rewards is in the log; the book only lets an
 * open round go on where it was. Implementations are thread-safe and durable when {@code put}
 * returns.
 */
public interface LeaseBook {

  /**
   * Adds a lease, or replaces the state of the one with the same id.
   *
   * @param state the new state
   */
  void put(LeaseState state);

  /**
   * Finds a lease.
   *
   * @param leaseId the id
   * @return its state, or empty when it was never given
   */
  Optional<LeaseState> find(String leaseId);

  /**
   * All leases of one round.
   *
   * @param campaign the slug
   * @param round the round
   * @return the states, in no particular order
   */
  List<LeaseState> ofRound(String campaign, int round);

  /**
   * Counts leases.
   *
   * @param campaign the slug
   * @param status the status
   * @return how many leases of the campaign have it
   */
  long count(String campaign, LeaseState.Status status);
}

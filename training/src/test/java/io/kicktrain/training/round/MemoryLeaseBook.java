package io.kicktrain.training.round;

import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.lease.LeaseState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A book that outlives the pipelines of one test, as a database outlives a hub. */
public final class MemoryLeaseBook implements LeaseBook {

  private final Map<String, LeaseState> states = new ConcurrentHashMap<>();

  @Override
  public void put(LeaseState state) {
    states.put(state.lease().id(), state);
  }

  @Override
  public Optional<LeaseState> find(String leaseId) {
    return Optional.ofNullable(states.get(leaseId));
  }

  @Override
  public List<LeaseState> ofRound(String campaign, int round) {
    return states.values().stream()
        .filter(s -> s.lease().campaign().equals(campaign) && s.lease().round() == round)
        .toList();
  }

  @Override
  public long count(String campaign, LeaseState.Status status) {
    return states.values().stream()
        .filter(s -> s.lease().campaign().equals(campaign) && s.status() == status)
        .count();
  }
}

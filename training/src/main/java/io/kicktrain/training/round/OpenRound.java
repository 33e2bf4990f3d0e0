package io.kicktrain.training.round;

import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.lease.LeaseState.Status;
import io.kicktrain.training.recipe.RoundSpec;
import io.kicktrain.training.wire.Lease;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The leases of the open round and its clock. Every change is written through to the book before it
 * is seen here, so a restarted hub finds the same round. Not thread-safe; owned by the pipeline's
 * lock.
 */
final class OpenRound {

  private final int number;
  private final RoundSpec spec;
  private final LeaseBook book;
  private final Map<String, LeaseState> leases = new LinkedHashMap<>();
  private long startedAtMillis = Long.MAX_VALUE;
  private long deadlineMillis = Long.MAX_VALUE;

  OpenRound(String campaign, int number, RoundSpec spec, LeaseBook book) {
    this.number = number;
    this.spec = spec;
    this.book = book;
    book.ofRound(campaign, number).forEach(this::take);
  }

  int number() {
    return number;
  }

  void put(LeaseState state) {
    book.put(state);
    take(state);
  }

  /**
   * The round's clock starts with its first training lease: an idle campaign closes no empty
   * rounds, and an evaluation takes no time away from training.
   */
  private void take(LeaseState state) {
    leases.put(state.lease().id(), state);
    if (state.lease().kind() == Lease.Kind.TRAINING) {
      startedAtMillis = Math.min(startedAtMillis, state.lease().issuedAtMillis());
      deadlineMillis = startedAtMillis + spec.deadlineSeconds() * 1000L;
    }
  }

  Optional<LeaseState> find(String leaseId) {
    return Optional.ofNullable(leases.get(leaseId));
  }

  Optional<LeaseState> answeredBy(long contribution) {
    return leases.values().stream()
        .filter(s -> s.contribution() == contribution && s.lease().kind() == Lease.Kind.TRAINING)
        .findFirst();
  }

  Collection<LeaseState> leases() {
    return leases.values();
  }

  Optional<LeaseState> of(String donor, Lease.Kind kind) {
    return leases.values().stream()
        .filter(s -> s.lease().donor().equals(donor) && s.lease().kind() == kind)
        .reduce((first, second) -> second);
  }

  long outstanding(Lease.Kind kind, long nowMillis) {
    return leases.values().stream()
        .filter(s -> s.lease().kind() == kind && s.outstanding(nowMillis))
        .count();
  }

  boolean hasStarted() {
    return startedAtMillis != Long.MAX_VALUE;
  }

  /** When donors' work should be in. */
  long targetMillis(long nowMillis) {
    return Math.min(startedAtMillis, nowMillis) + spec.targetSeconds() * 1000L;
  }

  /** When leases end and the round closes if anything can be summed. */
  long deadlineMillis(long nowMillis) {
    return hasStarted() ? deadlineMillis : nowMillis + spec.deadlineSeconds() * 1000L;
  }

  /** Nothing came in time: the clock starts again with the next lease, and donors get new ones. */
  void restartIfOver(long nowMillis) {
    boolean verified =
        leases.values().stream()
            .anyMatch(
                s -> s.status() == Status.VERIFIED && s.lease().kind() == Lease.Kind.TRAINING);
    if (hasStarted() && nowMillis >= deadlineMillis && !verified) {
      leases.clear();
      startedAtMillis = Long.MAX_VALUE;
      deadlineMillis = Long.MAX_VALUE;
    }
  }

  /**
   * Whether the round should close: its target batch is reached, everybody is in and the target
   * time is half over (so that donors that are just applying the last delta are not left out), or
   * the deadline is past.
   */
  boolean due(long verifiedSamples, long nowMillis) {
    if (verifiedSamples == 0 || !hasStarted()) {
      return false;
    }
    if (spec.targetSamples() > 0 && verifiedSamples >= spec.targetSamples()) {
      return true;
    }
    if (nowMillis >= deadlineMillis) {
      return true;
    }
    boolean halfOver = nowMillis >= startedAtMillis + spec.targetSeconds() * 500L;
    return halfOver && leases.values().stream().noneMatch(s -> s.outstanding(nowMillis));
  }

  /** Leases that were given and can no longer be summed are folded back by their donors. */
  void foldRest() {
    for (LeaseState state : Map.copyOf(leases).values()) {
      if (state.status() == Status.ANSWERED) {
        put(state.to(Status.FOLDED, state.contribution()));
      }
    }
  }
}

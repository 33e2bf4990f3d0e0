package io.kicktrain.training.round;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.codec.aggregate.FixedPoint;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.admission.RefusedException;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides what a donor gets: a waiting evaluation first, otherwise as many steps as its measured
 * speed can do until the round's target time, so that fast and slow donors come in together. Not
 * thread-safe; owned by the pipeline's lock.
 */
final class LeaseDesk {

  private final HubState state;
  private final Recipe recipe;
  private final RandomGenerator random;

  LeaseDesk(HubState state) {
    this.state = state;
    this.recipe = state.work.recipe();
    this.random = state.hub.random();
  }

  Outcome<Lease> give(String donor, LeaseRequest request) throws RefusedException {
    synchronized (state) {
      state.requireTraining();
      unless(state.facts.enrolment(donor).isPresent(), Refusals.notEnrolled(donor));
      long now = state.now();
      Presence.Donor seen = state.presence.seen(donor, now);
      seen.device = request.device();
      seen.speed.claim(request.milliSamplesPerSecond());
      boolean ready = !state.closing && request.weightsRound() <= state.facts.round();
      unless(ready, Refusals.nothingToDo());
      Optional<Lease> repeated = repeated(donor, state.round, now);
      if (repeated.isPresent()) {
        return Outcome.again(repeated.get());
      }
      Lease lease =
          evaluation(donor, state.facts, state.round, state.replicas(), now)
              .or(() -> training(donor, state.facts, state.round, seen, now))
              .orElseThrow(() -> new RefusedException(Refusals.nothingToDo()));
      state.round.put(LeaseState.issued(lease));
      state.changed();
      return Outcome.done(lease);
    }
  }

  /** An evaluation for this donor, unless it did one or enough are under way. */
  private Optional<Lease> evaluation(
      String donor, CampaignFacts facts, OpenRound round, int replicas, long now) {
    boolean due = facts.round() % recipe.evaluation().everyRounds() == 0 || facts.allRoundsClosed();
    var reports = facts.openReports();
    if (!due || Agreement.among(reports, replicas).isPresent()) {
      return Optional.empty();
    }
    boolean reported = reports.stream().anyMatch(r -> r.donor().equals(donor));
    long wanted = Math.max(replicas, reports.size() + 1L);
    long underWay = round.outstanding(Lease.Kind.EVALUATION, now);
    if (reported || reports.size() + underWay >= wanted) {
      return Optional.empty();
    }
    int batch = Math.min(recipe.localWork().batch(), recipe.evaluation().samples());
    int steps = (recipe.evaluation().samples() + batch - 1) / batch;
    long expires = now + recipe.round().deadlineSeconds() * 1000L;
    return Optional.of(
        lease(donor, facts, Lease.Kind.EVALUATION, recipe.seed(), steps, batch, now, expires));
  }

  /**
   * Training work for this donor, or empty when it had its share of this round or time is too
   * short.
   */
  private Optional<Lease> training(
      String donor, CampaignFacts facts, OpenRound round, Presence.Donor presence, long now) {
    if (facts.allRoundsClosed() || round.of(donor, Lease.Kind.TRAINING).isPresent()) {
      return Optional.empty();
    }
    int batch = recipe.localWork().batch();
    long remaining = round.targetMillis(now) - now;
    int steps = presence.speed.steps(batch, remaining, recipe.localWork().maxSteps());
    if (steps == 0) {
      if (remaining * 2 < recipe.round().targetSeconds() * 1000L) {
        return Optional.empty();
      }
      steps = 1;
    }
    long leased = round.leases().stream().mapToLong(s -> s.lease().samples()).sum();
    steps = (int) Math.min(steps, (FixedPoint.MAX_WEIGHT - leased) / batch);
    if (steps <= 0) {
      return Optional.empty();
    }
    long seed = random.nextLong() & Recipe.MAX_INTEGER;
    long deadline = round.deadlineMillis(now);
    return Optional.of(lease(donor, facts, Lease.Kind.TRAINING, seed, steps, batch, now, deadline));
  }

  /** The same lease again for a donor that asks twice, as after a restart or a lost answer. */
  private Optional<Lease> repeated(String donor, OpenRound round, long now) {
    return round.leases().stream()
        .filter(s -> s.lease().donor().equals(donor))
        .filter(s -> s.status() == LeaseState.Status.ISSUED && s.outstanding(now))
        .map(LeaseState::lease)
        .findFirst();
  }

  private Lease lease(
      String donor,
      CampaignFacts facts,
      Lease.Kind kind,
      long seed,
      int steps,
      int batch,
      long now,
      long expires) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return new Lease(
        HexFormat.of().formatHex(id),
        recipe.slug(),
        facts.round(),
        kind,
        donor,
        facts.weightsRoot(),
        seed,
        steps,
        batch,
        now,
        Math.max(expires, now + 1));
  }
}

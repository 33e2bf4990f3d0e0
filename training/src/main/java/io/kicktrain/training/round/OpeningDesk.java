package io.kicktrain.training.round;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.admission.RefusedException;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.lease.LeaseState.Status;
import io.kicktrain.training.round.CampaignFacts.Logged;
import io.kicktrain.training.verification.OpeningCheck;
import io.kicktrain.training.wire.Challenge;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.Verdict;
import java.io.IOException;
import java.util.Optional;

/** The station where a donor opens the blocks that the hub drew. */
final class OpeningDesk {

  private final HubState state;

  OpeningDesk(HubState state) {
    this.state = state;
  }

  /** The blocks to open of a logged contribution: the same ones however often it is asked. */
  Challenge challenge(long contribution) {
    int openings = state.work.recipe().verification().openings();
    return state.hub.challenger().draw(contribution, state.work.parameters(), openings);
  }

  Outcome<Verdict> open(String donor, long contribution, Openings openings)
      throws RefusedException, IOException {
    Logged logged;
    LeaseState lease;
    synchronized (state) {
      logged = state.facts.openContribution(contribution).orElseThrow(this::late);
      lease = state.round.answeredBy(contribution).orElseThrow(this::late);
      unless(!state.closing, lateProblem());
    }
    unless(
        logged.donor().equals(donor),
        Refusals.wrongKey("contribution " + contribution + " is another donor's"));
    if (lease.status() == Status.VERIFIED) {
      return Outcome.again(new Verdict(contribution, true, ""));
    }
    if (lease.status() == Status.REJECTED) {
      return Outcome.again(new Verdict(contribution, false, "rejected before"));
    }
    Optional<String> disagreement = disagreement(logged.statement(), contribution, openings);
    if (disagreement.isPresent()) {
      state.append(rejection(contribution, disagreement.get()));
    }
    return judged(lease, contribution, disagreement);
  }

  private Optional<String> disagreement(Statement statement, long contribution, Openings openings)
      throws IOException {
    try (MessageReader message = MessageReader.open(state.hub.blobs().path(statement.payload()))) {
      return new OpeningCheck(statement, state.work.coding(), message)
          .disagreement(challenge(contribution), openings);
    }
  }

  private Entry rejection(long contribution, String reason) {
    return Entry.of(EntryKinds.VERDICT)
        .put("campaign", state.work.recipe().slug())
        .put("contribution", contribution)
        .put("verdict", "rejected")
        .put("reason", reason)
        .build();
  }

  private Outcome<Verdict> judged(
      LeaseState lease, long contribution, Optional<String> disagreement) throws RefusedException {
    synchronized (state) {
      boolean open = lease.lease().round() == state.facts.round() && !state.closing;
      unless(open, lateProblem());
      Status status = disagreement.isEmpty() ? Status.VERIFIED : Status.REJECTED;
      state.round.put(lease.to(status, contribution));
      state.changed();
    }
    return Outcome.done(new Verdict(contribution, disagreement.isEmpty(), disagreement.orElse("")));
  }

  private RefusedException late() {
    return new RefusedException(lateProblem());
  }

  private Problem lateProblem() {
    return Refusals.late(state.facts.round() - 1, state.facts.round());
  }
}

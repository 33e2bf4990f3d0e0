package io.kicktrain.training.round;

import io.kicktrain.training.lease.LeaseState.Status;
import io.kicktrain.training.round.CampaignFacts.Logged;
import java.util.List;
import java.util.Optional;

/**
 * What is due: closing the round with these members, or settling the campaign.
 *
 * @param round the open round
 * @param members verified contributions of it; empty when the campaign is to be settled
 * @param agreed the agreed validation loss of the weights it opened with
 */
record Closing(int round, List<Logged> members, Optional<Agreement> agreed) {

  /** Looks whether something is due; the caller holds the state's monitor. */
  static Optional<Closing> due(HubState state) {
    CampaignFacts facts = state.facts;
    if (!facts.opened() || facts.settled() || state.closing) {
      return Optional.empty();
    }
    Optional<Agreement> agreed = Agreement.among(facts.openReports(), state.replicas());
    if (facts.allRoundsClosed()) {
      // The final weights are being evaluated; without donors to do it the campaign ends without a
      // final loss.
      boolean waited = state.progress.waitedFor(state.now(), patienceMillis(state));
      return agreed.isPresent() || waited ? settle(facts, agreed) : Optional.empty();
    }
    if (agreed.filter(a -> facts.belowGoal(a.lossMicros())).isPresent()) {
      return settle(facts, agreed);
    }
    List<Logged> members = verified(state);
    long samples = members.stream().mapToLong(m -> m.statement().samples()).sum();
    return state.round.due(samples, state.now())
        ? Optional.of(new Closing(facts.round(), members, agreed))
        : Optional.empty();
  }

  private static Optional<Closing> settle(CampaignFacts facts, Optional<Agreement> agreed) {
    return Optional.of(new Closing(facts.round(), List.of(), agreed));
  }

  boolean settles() {
    return members.isEmpty();
  }

  private static long patienceMillis(HubState state) {
    return state.work.recipe().round().deadlineSeconds() * 3000L;
  }

  private static List<Logged> verified(HubState state) {
    return state.facts.openContributions().stream()
        .filter(
            logged ->
                state
                    .round
                    .find(logged.statement().lease())
                    .filter(lease -> lease.status() == Status.VERIFIED)
                    .isPresent())
        .toList();
  }
}

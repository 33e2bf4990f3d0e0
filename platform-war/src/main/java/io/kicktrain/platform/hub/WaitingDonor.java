package io.kicktrain.platform.hub;

import io.kicktrain.platform.problem.Problems;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Problem;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request for work that has not been answered yet. Thread-safe: it is answered once. */
final class WaitingDonor {

  private static final int NOTHING_TO_DO = 204;

  private final RoundPipeline campaign;
  private final String donor;
  private final LeaseRequest request;
  private final AsyncResponse response;
  private @Nullable Problem nothing;

  WaitingDonor(RoundPipeline campaign, String donor, LeaseRequest request, AsyncResponse response) {
    this.campaign = campaign;
    this.donor = donor;
    this.request = request;
    this.response = response;
  }

  /**
   * Asks the campaign again.
   *
   * @return whether the request is answered now
   */
  synchronized boolean ask() {
    if (!response.isSuspended()) {
      return true;
    }
    try {
      Outcome<Lease> outcome = campaign.lease(donor, request);
      if (outcome instanceof Outcome.Refused<Lease> refused
          && refused.problem().status() == NOTHING_TO_DO) {
        nothing = refused.problem();
        return false;
      }
      return response.resume(Problems.value(outcome));
    } catch (IOException | RuntimeException e) {
      return response.resume(e);
    }
  }

  /** Sends the donor away with "nothing to do". */
  synchronized void giveUp() {
    if (nothing != null && response.isSuspended()) {
      response.resume(Problems.response(nothing));
    }
  }
}

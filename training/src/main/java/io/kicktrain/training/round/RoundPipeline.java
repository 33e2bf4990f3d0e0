package io.kicktrain.training.round;

import io.kicktrain.ledger.durable.Stored;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.aggregation.RoundStep;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.settlement.ShareTable;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.ReceiptDocument;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.training.wire.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The way of a contribution through the hub, for one campaign, from top to bottom:
 *
 * <pre>
 *   open → enrol → lease → (the donor works) → admit → store → append → receipt + challenge → openings → evaluate
 *        → (the round is due) aggregate → step → publish → catch up → … → settle
 * </pre>
 *
 * <p>What a crash means is said at each station. The log and the files it names are the truth:
 * {@link CampaignFacts} is a fold over the log, the leases of the open round come from the lease
 * book, and speeds are measured again. {@link HubState} says what its monitor guards. Thread-safe.
 */
public final class RoundPipeline {

  private final HubState state;
  private final CampaignWork work;
  private final Enrolments enrolments;
  private final LeaseDesk leases;
  private final Intake intake;
  private final OpeningDesk openings;
  private final EvaluationDesk evaluations;

  RoundPipeline(CampaignWork work, CampaignFacts facts, HubServices hub) {
    this.state = new HubState(work, facts, hub);
    this.work = work;
    this.enrolments = new Enrolments(state);
    this.leases = new LeaseDesk(state);
    this.intake = new Intake(state);
    this.openings = new OpeningDesk(state);
    this.evaluations = new EvaluationDesk(state);
  }

  /**
   * Opens the campaign once its data is complete: generates the initial weights and logs their
   * root. A crash before the entry is logged leaves a state file that is written again.
   *
   * @return whether the campaign is open now
   * @throws IOException if the disk or the log fails; the next call tries again
   */
  public boolean openIfComplete() throws IOException {
    synchronized (state) {
      if (state.facts.opened() || state.opening || !work.missingShards().isEmpty()) {
        return state.facts.opened();
      }
      state.opening = true;
    }
    try {
      state.append(work.open());
      return true;
    } finally {
      synchronized (state) {
        state.opening = false;
      }
    }
  }

  /**
   * Enrols a donor. A crash before the answer is harmless: asking again gives the same receipt.
   *
   * @param donor the key that signed the request
   * @param entry a signed entry of kind {@code enrolment}
   * @return the receipt of the entry
   * @throws IOException if the log cannot be written
   */
  public Outcome<ReceiptDocument> enrol(String donor, byte[] entry) throws IOException {
    return Outcome.of(() -> enrolments.enrol(donor, entry));
  }

  /**
   * Gives work that fits the donor's speed. The lease is in the book before it is given: after a
   * crash, or when the answer was lost, the donor gets the same one again.
   *
   * @param donor an enrolled donor
   * @param request what it computes on and how fast
   * @return a lease, or the refusal {@code nothing-to-do} (204) until the next round opens
   * @throws IOException never at present
   */
  public Outcome<Lease> lease(String donor, LeaseRequest request) throws IOException {
    return Outcome.of(() -> leases.give(donor, request));
  }

  /**
   * Takes a contribution: admit → store → append → receipt + challenge. Once this returns, payload
   * and statement are on disk and a published tree head covers them.
   *
   * @param donor the key that signed the request
   * @param statement a signed entry of kind {@code contribution}
   * @param payload the coded message; read to its end, at most as long as the statement says
   * @return receipt and challenge; a repeated request gets the same answer
   * @throws IOException if the payload ends early, or the disk fails; nothing was acknowledged then
   */
  public Outcome<ContributionReply> submit(String donor, byte[] statement, InputStream payload)
      throws IOException {
    return Outcome.of(
        () -> {
          SignedStatement said = SignedStatement.read(statement, work.recipe().slug(), donor);
          OptionalLong earlier = intake.admit(said);
          if (earlier.isPresent()) {
            return Outcome.again(reply(state.hub.log().receipt(earlier.getAsLong())));
          }
          try {
            // A crash while storing leaves at most a file that nothing names.
            intake.store(said.statement(), payload);
            // From here on the statement counts. A crash before the answer: the donor sends again,
            // and gets this receipt.
            Receipt receipt = state.append(said.entry());
            intake.answered(said, receipt);
            return Outcome.done(reply(receipt));
          } finally {
            intake.arrived(said);
          }
        });
  }

  private ContributionReply reply(Receipt receipt) {
    return new ContributionReply(ReceiptDocument.of(receipt), openings.challenge(receipt.index()));
  }

  /**
   * Checks opened blocks. A crash before the answer is harmless: the same blocks are asked for
   * again.
   *
   * @param donor the key that signed the request
   * @param contribution index of its statement in the log
   * @param opened the blocks of the challenge
   * @return the verdict; a rejection is logged
   * @throws IOException if the payload cannot be read or the log not be written
   */
  public Outcome<Verdict> open(String donor, long contribution, Openings opened)
      throws IOException {
    return Outcome.of(() -> openings.open(donor, contribution, opened));
  }

  /**
   * Takes a validation loss of the open round's weights.
   *
   * @param donor the key that signed the request
   * @param entry a signed entry of kind {@code evaluation}
   * @return the receipt of the entry
   * @throws IOException if the log cannot be written
   */
  public Outcome<ReceiptDocument> evaluate(String donor, byte[] entry) throws IOException {
    return Outcome.of(() -> evaluations.report(donor, entry));
  }

  /**
   * Closes the round, or settles the campaign, when it is due. Called again and again by one
   * thread.
   *
   * @throws IOException if reading, writing or logging fails; the next call tries again
   */
  public void tick() throws IOException {
    Optional<Closing> due;
    synchronized (state) {
      due = Closing.due(state);
      if (due.isEmpty()) {
        state.round.restartIfOver(state.now());
        return;
      }
      state.closing = true;
    }
    try {
      if (due.get().settles()) {
        settle(due.get());
      } else {
        close(due.get());
      }
    } finally {
      synchronized (state) {
        state.closing = false;
        state.changed();
      }
    }
  }

  /** aggregate → step → publish → catch up. */
  private void close(Closing due) throws IOException {
    // A crash during the step leaves the round open with the same members; running it again gives
    // the same bits.
    RoundStep.Result result = work.step(due.round(), due.members());
    // The next state is on disk. A crash here leaves a delta that nothing names yet.
    Stored delta = work.publish(result.delta());
    // With this entry the round is closed and the delta public.
    state.append(work.roundEntry(due, result, delta));
    synchronized (state) {
      state.round.foldRest();
      state.round = state.openRound();
      state.progress.closed(state.now());
      state.closing = false;
      state.changed();
    }
    catchUp();
  }

  /**
   * Does what the last closed round made due: snapshot, release, tidying up. A crash may have left
   * it undone; the log says so, and this is called again after a restart.
   *
   * @throws IOException if the disk or the log fails; calling it again is harmless
   */
  public void catchUp() throws IOException {
    int opened;
    boolean releaseDue;
    synchronized (state) {
      opened = state.facts.round();
      releaseDue = opened > 0 && opened % work.recipe().release().everyRounds() == 0;
    }
    if (opened > 0 && opened % work.recipe().round().snapshotEveryRounds() == 0) {
      work.snapshot(opened, weightsRoot());
    }
    if (releaseDue) {
      release(opened);
    }
    work.tidy(opened);
  }

  private void release(int round) throws IOException {
    int number;
    synchronized (state) {
      if (state.facts.lastReleasedRound() >= round) {
        return;
      }
      number = state.facts.releases().size() + 1;
    }
    state.append(work.release(round, number, weightsRoot()));
  }

  /**
   * The last release, then the table of shares: with the settlement entry the campaign is finished.
   */
  private void settle(Closing due) throws IOException {
    release(due.round());
    List<RewardsView.Donor> shares;
    synchronized (state) {
      shares = ShareTable.of(state.facts.rewards());
    }
    state.append(work.settlementEntry(due, shares));
  }

  private String weightsRoot() {
    synchronized (state) {
      return state.facts.weightsRoot();
    }
  }

  /** The campaign as its page shows it. */
  public CampaignView view() {
    long foldedBack = state.hub.leases().count(work.recipe().slug(), LeaseState.Status.FOLDED);
    synchronized (state) {
      return Views.campaign(
          work, state.facts, state.presence, state.progress, foldedBack, state.now());
    }
  }

  /** The reading side: rounds, releases, rewards, files. */
  public CampaignReader reader() {
    return new CampaignReader(work, state, state.facts);
  }

  /**
   * Waits until something of the campaign may have changed; it may also return for no reason.
   *
   * @param millis how long at the most
   * @throws InterruptedException if the waiting thread is interrupted
   */
  @SuppressWarnings("WaitNotInLoop") // the caller asks again anyway, so waking up early is harmless
  public void awaitChange(long millis) throws InterruptedException {
    synchronized (state) {
      state.wait(Math.max(1, millis));
    }
  }

  /** The largest payload that a message of this recipe can have, in bytes. */
  public long maxPayloadBytes() {
    return work.maxPayloadBytes(0);
  }
}

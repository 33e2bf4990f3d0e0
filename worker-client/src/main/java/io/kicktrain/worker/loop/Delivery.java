package io.kicktrain.worker.loop;

import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.contribution.Contribution;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.training.wire.Verdict;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import io.kicktrain.worker.state.DonorState;
import io.kicktrain.worker.state.PendingContribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes one contribution at a time from the donor's disk into a round, exactly once or not at all.
 *
 * <p>It is on disk before it is sent. The hub's answers say only whether it is logged and verified;
 * whether it counts is said by the round's log entry alone, which lists its members. So its fate is
 * decided when its round is closed, or at once by a refusal that rules membership out. Until then a
 * restart sends it again, which the hub answers like the first time.
 */
final class Delivery {

  /** Refusals that come too late to tell whether the contribution was counted before. */
  private static final Set<String> UNDECIDED = Set.of("late", "lease-answered");

  private final Recipe recipe;
  private final HubClient hub;
  private final WorkerKey key;
  private final VerifierKey log;
  private final DonorState state;
  private final DonorListener listener;
  private FeedbackState feedback;
  private @Nullable Contribution underWay;

  Delivery(
      Recipe recipe,
      HubClient hub,
      WorkerKey key,
      VerifierKey log,
      DonorState state,
      DonorListener listener)
      throws IOException {
    this.recipe = recipe;
    this.hub = hub;
    this.key = key;
    this.log = log;
    this.state = state;
    this.listener = listener;
    this.feedback = state.feedback();
  }

  /**
   * Makes a contribution durable; {@link #send} sends it.
   *
   * @param lease the lease it answers
   * @param steps steps done, at least 1 and at most the lease's
   * @param loss mean training loss, nats per token
   * @param update the raw update; kept
   */
  void make(Lease lease, int steps, double loss, ParameterVector update) throws IOException {
    Contribution made = contribution(lease.round(), update);
    long lossMicros = Math.round(Math.max(0, loss) * 1e6);
    Statement statement = made.statement(lease, steps, lossMicros, state.folded());
    state.made(lease.round(), lease.id(), statement.sign(key), update);
    underWay = made;
  }

  /** Sends what is under way, opens what the hub asks for, and folds back what it refuses. */
  void send() throws IOException, InterruptedException {
    if (state.pending().isEmpty()) {
      return;
    }
    PendingContribution pending = state.pending().get();
    Contribution contribution = underWay();
    Statement statement = Statement.of(pending.statement());
    if (!Sha256.hex(contribution.message()).equals(statement.payload())) {
      foldBack("this version of the codec writes it differently than the one that made it");
      return;
    }
    try {
      ContributionReply reply =
          hub.contribute(recipe.slug(), pending.statement(), contribution.message());
      long index = receipt(pending.statement(), reply);
      Verdict verdict = open(contribution, index, reply.challenge().blocks());
      if (verdict.verified()) {
        listener.onContribution(index, statement.bytes(), statement.samples());
      } else {
        foldBack("the hub rejected it: " + verdict.reason());
      }
    } catch (HubProblemException e) {
      if (!UNDECIDED.contains(e.problem().code())) {
        foldBack(e.problem().title() + ": " + e.problem().detail());
      }
    }
  }

  private Verdict open(Contribution contribution, long index, List<Long> blocks)
      throws IOException, InterruptedException {
    return blocks.isEmpty()
        ? new Verdict(index, true, "")
        : hub.open(recipe.slug(), index, contribution.open(blocks));
  }

  /** Checks that the hub has really logged it, keeps the proof, and remembers where. */
  private long receipt(Entry statement, ContributionReply reply) throws IOException {
    Receipt receipt = reply.receipt().toReceipt();
    if (!receipt.verify(statement.bytes(), log)) {
      throw new IOException(
          "the hub's receipt does not prove that the contribution is in its log; audit the hub");
    }
    state.keep(new TlogProof(statement.bytes(), receipt));
    state.answered(receipt.index());
    return receipt.index();
  }

  /**
   * Whether a training lease may be worked on. A contribution that is under way for the same lease
   * is sent again instead; one for another lease of an open round can no longer be summed, as the
   * hub has given up on it.
   */
  boolean makesRoomFor(Lease lease) throws IOException, InterruptedException {
    if (settle()) {
      return true;
    }
    if (state.pending().filter(p -> p.lease().equals(lease.id())).isPresent()) {
      send();
      return false;
    }
    foldBack("its round began anew");
    return true;
  }

  /**
   * Decides about the contribution under way, if its round is closed.
   *
   * @return whether nothing is under way any more
   */
  boolean settle() throws IOException, InterruptedException {
    if (state.pending().isEmpty()) {
      return true;
    }
    PendingContribution pending = state.pending().get();
    List<RoundView> closed = hub.rounds(recipe.slug(), pending.round());
    if (closed.isEmpty()) {
      return false;
    }
    if (isMember(pending, closed.get(0))) {
      feedback = underWay().after();
      state.summed(feedback);
      underWay = null;
      listener.onSummed(pending.round());
    } else {
      foldBack("round " + pending.round() + " closed without it");
    }
    return true;
  }

  private boolean isMember(PendingContribution pending, RoundView round)
      throws IOException, InterruptedException {
    List<Long> members = Entry.parse(hub.entry(round.index()).entry()).integers("members");
    OptionalLong index = pending.index();
    if (index.isPresent()) {
      return members.contains(index.getAsLong());
    }
    for (long member : members) { // the hub's first answer was lost: look for the statement itself
      if (Arrays.equals(hub.entry(member).entry(), pending.statement().bytes())) {
        return true;
      }
    }
    return false;
  }

  /** What is under way will not be summed: the whole update goes back into the residual. */
  void foldBack(String reason) throws IOException {
    feedback = underWay().foldedBack();
    state.foldedBack(feedback);
    underWay = null;
    listener.onFoldedBack(reason);
  }

  private Contribution underWay() throws IOException {
    Contribution contribution = underWay;
    if (contribution == null) {
      int round = state.pending().orElseThrow().round();
      contribution = contribution(round, state.pendingUpdate());
      underWay = contribution;
    }
    return contribution;
  }

  private Contribution contribution(int round, ParameterVector update) {
    return new Contribution(ContributionCoding.of(recipe), round, feedback, update);
  }
}

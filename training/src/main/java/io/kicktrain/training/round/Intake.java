package io.kicktrain.training.round;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.ledger.durable.BlobTooLargeException;
import io.kicktrain.ledger.durable.Stored;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.training.admission.PayloadCheck;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.admission.RefusedException;
import io.kicktrain.training.admission.StatementCheck;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.lease.LeaseState.Status;
import io.kicktrain.training.round.CampaignFacts.Logged;
import io.kicktrain.training.wire.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stations of a contribution on its way in: admit, store, answer. Appending between the last
 * two is the pipeline's.
 */
final class Intake {

  private final HubState state;
  private final PayloadCheck payloadCheck;

  Intake(HubState state) {
    this.state = state;
    this.payloadCheck = new PayloadCheck(state.work.parameters());
  }

  /**
   * Checks the statement against its lease, the round and the donor's committed residual, and
   * reserves the lease.
   *
   * @return the index of the same contribution if it was logged before; then nothing is reserved
   */
  OptionalLong admit(SignedStatement said) throws RefusedException {
    synchronized (state) {
      LeaseState lease = lease(said.lease());
      StatementCheck.admit(
          said.statement(),
          said.donor(),
          lease.lease(),
          state.work.maxPayloadBytes(lease.lease().round()));
      state.presence.seen(said.donor(), state.now());
      requireOpen(lease);
      Optional<Logged> logged = state.facts.openContribution(lease.contribution());
      if (logged.isPresent()) {
        boolean same = logged.get().statement().equals(said.statement());
        unless(same, Refusals.leaseAnswered(said.lease()));
        return OptionalLong.of(logged.get().index());
      }
      requireUnexpired(lease);
      requireResidual(said);
      unless(state.arriving.add(said.lease()), Refusals.leaseAnswered(said.lease()));
      return OptionalLong.empty();
    }
  }

  private LeaseState lease(String id) throws RefusedException {
    Optional<LeaseState> known =
        state.round.find(id).or(() -> state.hub.leases().find(id)).filter(this::ofThisCampaign);
    return known.orElseThrow(() -> new RefusedException(Refusals.unknownLease(id)));
  }

  private boolean ofThisCampaign(LeaseState lease) {
    return lease.lease().campaign().equals(state.work.recipe().slug());
  }

  private void requireOpen(LeaseState lease) throws RefusedException {
    if (lease.lease().round() != state.facts.round() || state.closing) {
      fold(lease);
      throw new RefusedException(Refusals.late(lease.lease().round(), state.facts.round()));
    }
  }

  private void requireUnexpired(LeaseState lease) throws RefusedException {
    boolean given = state.round.find(lease.lease().id()).isPresent();
    if (!given || state.now() >= lease.lease().expiresAtMillis()) {
      fold(lease);
      throw new RefusedException(Refusals.leaseExpired(lease.lease().id()));
    }
  }

  /**
   * A donor that folded something back starts from a residual that nobody has seen; otherwise the
   * chain is unbroken.
   */
  private void requireResidual(SignedStatement said) throws RefusedException {
    Statement statement = said.statement();
    String committed = state.facts.residual(said.donor()).orElse(state.work.zeroRoot());
    unless(
        statement.folded() > 0 || statement.before().equals(committed),
        Refusals.stateMismatch(committed, statement.before()));
  }

  /** Gives the reservation back. */
  void arrived(SignedStatement said) {
    synchronized (state) {
      state.arriving.remove(said.lease());
    }
  }

  /** Stores the payload durably and decodes it; what is unsound is removed again. */
  void store(Statement said, InputStream payload) throws RefusedException, IOException {
    state.hub.reserve().require();
    Stored stored;
    try {
      stored = state.hub.blobs().put(payload, said.bytes());
    } catch (BlobTooLargeException e) {
      throw new RefusedException(
          Refusals.doesNotFit("bytes", "the payload's length", said.bytes() + ", which is less"));
    }
    Optional<Problem> unsound = unsound(said, stored);
    if (unsound.isPresent()) {
      if (!stored.existed()) {
        Files.deleteIfExists(state.hub.blobs().path(stored.sha256()));
      }
      throw new RefusedException(unsound.get());
    }
  }

  private Optional<Problem> unsound(Statement said, Stored stored) throws IOException {
    if (!stored.sha256().equals(said.payload()) || stored.size() != said.bytes()) {
      return Optional.of(
          Refusals.doesNotFit(
              "payload",
              said.payload() + " of " + said.bytes() + " bytes",
              stored.sha256() + " of " + stored.size() + " bytes"));
    }
    return payloadCheck.refusal(
        state.hub.blobs().path(stored.sha256()), state.work.coding().at(said.round()));
  }

  /**
   * Marks the lease as answered, unless the log has the same payload as another contribution of
   * this donor and round, or the round closed while the contribution was being stored.
   */
  void answered(SignedStatement said, Receipt receipt) throws RefusedException {
    boolean own = Arrays.equals(MerkleHash.leaf(said.entry().bytes()), receipt.leafHash());
    unless(own, Refusals.sameContribution(receipt.index()));
    synchronized (state) {
      LeaseState lease = lease(said.lease());
      requireOpen(lease);
      long millis = state.now() - lease.lease().issuedAtMillis();
      state
          .presence
          .seen(said.donor(), state.now())
          .speed
          .measured(said.statement().samples(), millis);
      boolean unchallenged = state.work.recipe().verification().openings() == 0;
      Status next = unchallenged ? Status.VERIFIED : Status.ANSWERED;
      state.round.put(lease.to(next, receipt.index()));
      state.changed();
    }
  }

  private void fold(LeaseState lease) {
    if (lease.status() != Status.ISSUED && lease.status() != Status.ANSWERED) {
      return;
    }
    LeaseState folded = lease.to(Status.FOLDED, lease.contribution());
    if (state.round.find(lease.lease().id()).isPresent()) {
      state.round.put(folded);
    } else {
      state.hub.leases().put(folded);
    }
    state.changed();
  }
}

package io.kicktrain.training.round;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.admission.RefusedException;
import io.kicktrain.training.admission.SignedEntries;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.lease.LeaseState.Status;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.ReceiptDocument;
import java.io.IOException;

/** The station where donors report the validation loss of the open round's weights. */
final class EvaluationDesk {

  private final HubState state;

  EvaluationDesk(HubState state) {
    this.state = state;
  }

  Outcome<ReceiptDocument> report(String donor, byte[] bytes) throws RefusedException, IOException {
    String slug = state.work.recipe().slug();
    Entry entry = SignedEntries.admit(bytes, EntryKinds.EVALUATION, slug, donor);
    LeaseState lease;
    synchronized (state) {
      lease = admit(donor, entry);
      if (lease.status() == Status.VERIFIED) {
        return Outcome.again(ReceiptDocument.of(state.hub.log().receipt(lease.contribution())));
      }
      unless(state.arriving.add(lease.lease().id()), Refusals.leaseAnswered(lease.lease().id()));
    }
    try {
      Receipt receipt = state.append(entry);
      synchronized (state) {
        if (state.round.find(lease.lease().id()).isPresent()) {
          state.round.put(lease.to(Status.VERIFIED, receipt.index()));
        }
      }
      return Outcome.done(ReceiptDocument.of(receipt));
    } finally {
      synchronized (state) {
        state.arriving.remove(lease.lease().id());
      }
    }
  }

  private LeaseState admit(String donor, Entry entry) throws RefusedException {
    try {
      String id = entry.string("lease");
      LeaseState found =
          state.round.find(id).orElseThrow(() -> new RefusedException(Refusals.unknownLease(id)));
      Lease lease = found.lease();
      boolean own = lease.donor().equals(donor) && lease.kind() == Lease.Kind.EVALUATION;
      unless(own, Refusals.wrongLease(id + " is not your evaluation"));
      same("round", lease.round(), entry.integer("round"));
      same("samples", lease.samples(), entry.integer("samples"));
      if (entry.integer("loss") < 0) {
        throw new IllegalArgumentException("loss must be at least 0");
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw SignedEntries.malformed(e);
    }
  }

  private static void same(String field, long expected, long actual) throws RefusedException {
    unless(
        expected == actual,
        Refusals.doesNotFit(field, Long.toString(expected), Long.toString(actual)));
  }
}

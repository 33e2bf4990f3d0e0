package io.kicktrain.training.round;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.admission.RefusedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What one campaign's stations share. Every field that changes, and the objects behind {@code
 * facts}, {@code presence} and {@code progress}, are touched only while holding this object's
 * monitor, by request threads and the tick thread alike. Storing, appending and stepping happen
 * without it.
 */
final class HubState {

  /** An entry that the log was given. */
  private record Submitted(Entry entry, CompletableFuture<Receipt> receipt) {}

  final CampaignWork work;
  final HubServices hub;

  // Guarded by the monitor of this.
  final CampaignFacts facts;
  final Presence presence;
  final Progress progress = new Progress();

  /** Leases whose contribution is being stored at this moment: each is taken once. */
  final Set<String> arriving = new HashSet<>();

  /** Entries on their way into the log, in its order. */
  private final Deque<Submitted> submitted = new ArrayDeque<>();

  OpenRound round;

  /** The initial state is being written. */
  boolean opening;

  /** The round's members are fixed and it is being stepped: what comes now is late. */
  boolean closing;

  HubState(CampaignWork work, CampaignFacts facts, HubServices hub) {
    this.work = work;
    this.facts = facts;
    this.hub = hub;
    long deadlineMillis = work.recipe().round().deadlineSeconds() * 1000L;
    this.presence = new Presence(Math.max(20_000L, deadlineMillis * 2));
    this.round = openRound();
  }

  /** The round that the log says is open, with the leases that the book has of it. */
  OpenRound openRound() {
    return new OpenRound(work.recipe().slug(), facts.round(), work.recipe().round(), hub.leases());
  }

  /**
   * Appends, waits until the entry is durable and under a published tree head, and takes it in.
   * Entries are taken in as the log has them, whichever thread wakes up first: the fold must be the
   * one that a restart would give.
   */
  Receipt append(Entry entry) throws IOException {
    Submitted mine;
    synchronized (this) {
      mine = new Submitted(entry, hub.log().append(entry.bytes()));
      submitted.add(mine);
    }
    try {
      return mine.receipt().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      synchronized (this) {
        takeInUpTo(mine);
        changed();
      }
    }
  }

  /**
   * What was submitted before {@code mine} is in the log before it, and so as durable. What the log
   * had already was taken in when it came for the first time.
   */
  private void takeInUpTo(Submitted mine) {
    while (submitted.contains(mine)) {
      Submitted next = submitted.remove();
      Optional<Receipt> logged =
          next.receipt().handle((receipt, failure) -> Optional.ofNullable(receipt)).join();
      logged
          .filter(receipt -> receipt.index() >= facts.entries())
          .ifPresent(receipt -> facts.accept(receipt.index(), next.entry()));
    }
  }

  /** Refuses what needs a campaign that is training. */
  void requireTraining() throws RefusedException {
    String slug = work.recipe().slug();
    if (!facts.opened()) {
      throw new RefusedException(Refusals.awaitingData(slug, work.missingShards().size()));
    }
    unless(!facts.settled(), Refusals.finished(slug));
  }

  /** Replicas of an evaluation that can be had: no more than there are donors. */
  int replicas() {
    int wanted = work.recipe().evaluation().replicas();
    return Math.max(1, Math.min(wanted, presence.activeCount(now())));
  }

  long now() {
    return hub.clock().millis();
  }

  synchronized void changed() {
    notifyAll();
    work.changed();
  }
}

package io.kicktrain.worker.loop;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import java.io.IOException;
import java.time.Duration;

/**
 * What a donor says to the hub besides its contributions: that it takes part, and what it measured.
 */
final class Admission {

  private static final Duration POLL = Duration.ofSeconds(2);

  private final HubClient hub;
  private final WorkerKey key;
  private final String slug;
  private final DonorListener listener;
  private final VerifierKey logKey;
  private final CampaignView view;

  /** Waits until the campaign has its data. */
  Admission(HubClient hub, WorkerKey key, String slug, DonorListener listener)
      throws IOException, InterruptedException {
    this.hub = hub;
    this.key = key;
    this.slug = slug;
    this.listener = listener;
    this.logKey = VerifierKey.parse(hub.platform().vkey());
    CampaignView seen = hub.campaign(slug);
    while (seen.status() == CampaignView.Status.AWAITING_DATA) {
      listener.onWaiting("the campaign's owner to upload " + seen.missingShards() + " shard(s)");
      Thread.sleep(POLL.toMillis());
      seen = hub.campaign(slug);
    }
    this.view = seen;
  }

  /** The key that signs the hub's log. */
  VerifierKey logKey() {
    return logKey;
  }

  /** SHA-256 of the recipe. */
  String recipeHash() {
    return view.recipe();
  }

  /** The recipe, if its bytes have the hash that the campaign is known by. */
  Recipe recipe() throws IOException, InterruptedException {
    byte[] bytes = hub.recipe(slug);
    String hash = Sha256.hex(bytes);
    if (!hash.equals(view.recipe())) {
      throw new IOException(
          "the hub's recipe has SHA-256 " + hash + ", but the campaign names " + view.recipe());
    }
    try {
      return RecipeReader.read(bytes);
    } catch (RecipeException e) {
      throw new IOException(
          "this version cannot follow the campaign's recipe: " + e.getMessage(), e);
    }
  }

  /** Enrols, or says again what is enrolled already. */
  void enrol(String device) throws IOException, InterruptedException {
    Entry enrolment =
        Entry.of(EntryKinds.ENROLMENT)
            .put("campaign", slug)
            .put("device", device)
            .build()
            .sign(key);
    try {
      hub.enrol(slug, enrolment);
    } catch (HubProblemException e) {
      if (!e.is(
          "campaign-finished")) { // then there is nothing to enrol for, but weights to catch up
        // with
        throw e;
      }
    }
  }

  /** Reports a validation loss, nats per token; one that comes too late is of no use to anybody. */
  void report(Lease lease, double loss) throws IOException, InterruptedException {
    Entry evaluation =
        Entry.of(EntryKinds.EVALUATION)
            .put("campaign", slug)
            .put("round", lease.round())
            .put("lease", lease.id())
            .put("samples", lease.samples())
            .put("loss", Math.round(loss * 1e6))
            .build()
            .sign(key);
    try {
      hub.evaluate(slug, evaluation);
      listener.onEvaluation(lease.round(), loss);
    } catch (HubProblemException e) {
      listener.onWaiting("work: the validation loss was refused, " + e.problem().title());
    }
  }
}

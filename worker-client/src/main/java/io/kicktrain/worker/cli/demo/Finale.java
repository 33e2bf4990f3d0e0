package io.kicktrain.worker.cli.demo;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditScope;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.LossPoint;
import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.worker.cli.audit.Audit;
import io.kicktrain.worker.cli.checkpoint.Download;
import io.kicktrain.worker.cli.checkpoint.Sampling;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The end of the demo: audit, replicas, shares, the checkpoint for those who may have it, and what
 * the model writes.
 */
final class Finale {

  private static final Sampling SAMPLE = new Sampling("  /**\n   * Returns ", 400, 0.8, 1);

  private final URI address;
  private final HubClient hub;
  private final DemoFolder folder;
  private final Recipe recipe;
  private final Screen screen;

  Finale(URI address, HubClient hub, DemoFolder folder, Recipe recipe, Screen screen) {
    this.address = address;
    this.hub = hub;
    this.folder = folder;
    this.recipe = recipe;
    this.screen = screen;
  }

  DemoReport report(Crew crew, Stopwatch stopwatch)
      throws IOException, InterruptedException, Failure {
    AuditReport audit = audit();
    DemoReport.Access access = access(crew.donors().get(0).key());
    CampaignView view = hub.campaign(recipe.slug());
    return new DemoReport(
        loss(view.losses()),
        view.round(),
        view.meanContributionBytes(),
        view.parameters() * Float.BYTES,
        view.foldedBack(),
        verdict(audit),
        replicasIdentical(crew, view, audit),
        donors(hub.rewards(recipe.slug())),
        access,
        seconds(stopwatch.firstRound()),
        seconds(stopwatch.training()),
        SAMPLE.write(recipe.model(), folder.checkpoint()));
  }

  private AuditReport audit() throws IOException, InterruptedException, Failure {
    HubClient anybody = Hubs.open(address, null, screen);
    VerifierKey key = VerifierKey.parse(anybody.platform().vkey());
    Path audit = folder.audit();
    return new Audit(key, AuditScope.WHOLE, Optional.empty(), audit, screen)
        .hub(anybody, audit.resolve("mirror"), true);
  }

  private static String verdict(AuditReport audit) {
    return audit.verified() ? DemoReport.VERIFIED : "broken: " + audit.findings().get(0);
  }

  private boolean replicasIdentical(Crew crew, CampaignView view, AuditReport audit)
      throws IOException {
    for (AuditReport.CampaignResult campaign : audit.campaigns()) {
      if (campaign.slug().equals(recipe.slug())) {
        return Replicas.identical(
            crew.donors(), recipe.slug(), view.parameters(), campaign.weightsRoot());
      }
    }
    return false;
  }

  private DemoReport.Access access(WorkerKey donor)
      throws IOException, InterruptedException, Failure {
    WorkerKey nobody = WorkerKey.generate(new SecureRandom());
    Path unwanted = folder.checkpoint().resolveSibling("stranger.safetensors");
    int stranger = download(nobody, unwanted);
    Files.deleteIfExists(unwanted);
    return new DemoReport.Access(download(donor, folder.checkpoint()), stranger);
  }

  /** Downloads the newest release with a key; the HTTP status of the hub's answer. */
  private int download(WorkerKey key, Path into) throws IOException, InterruptedException, Failure {
    HubClient client = Hubs.open(address, key, screen);
    Download download = new Download(client, recipe.slug());
    ReleaseView newest = download.release(OptionalInt.empty());
    try {
      download.fetch(newest, into);
      return HttpURLConnection.HTTP_OK;
    } catch (HubProblemException refused) {
      return refused.problem().status();
    }
  }

  private static DemoReport.Loss loss(List<LossPoint> losses) {
    if (losses.isEmpty()) {
      return new DemoReport.Loss(Double.NaN, Double.NaN);
    }
    return new DemoReport.Loss(
        losses.get(0).lossMicros() / 1e6, losses.get(losses.size() - 1).lossMicros() / 1e6);
  }

  private static List<DemoReport.Donor> donors(RewardsView rewards) {
    return rewards.donors().stream()
        .map(d -> new DemoReport.Donor(d.key(), d.credit(), d.sharePpm() / 1e6))
        .toList();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

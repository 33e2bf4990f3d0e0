package io.kicktrain.worker.cli;

import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditReport.CampaignResult;
import io.kicktrain.training.audit.Finding;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.worker.cli.audit.Audit;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a hub's log and says whether everything in it is true. */
@Command(
    name = "audit",
    description = {
      "Replay a hub's whole log: every hash of the tree, every signature, every round's sum and step"
          + " from the stored contributions, the weights bit by bit, and everybody's share.",
      "",
      "Ends with 0 when all of it is verified and with 5 when anything is wrong."
    },
    footer = {
      "",
      "Examples:",
      "  kicktrain audit http://localhost:8080",
      "  kicktrain audit https://hub.example.org --key 'hub.example.org+1a2b3c4d+AbCd...'"
    })
final class AuditCommand implements Callable<Integer> {

  private static final int SHOWN_FINDINGS = 20;

  @Parameters(
      paramLabel = "URL",
      description = "The hub.",
      converter = CampaignAddress.Converter.class)
  private @Nullable CampaignAddress address;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description =
          "The log's verifier key, got from somebody you trust (default: what the hub says itself).")
  private @Nullable String vkey;

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description = "Where fetched files stay (default: audit/HOST in your KickTrain folder).")
  private @Nullable Path cache;

  @Mixin private Home home = new Home();

  @Override
  public Integer call() throws IOException, InterruptedException, Failure {
    CampaignAddress from = Arguments.required(address);
    Screen screen = Screen.standard();
    HubClient hub = Hubs.open(from.hub(), null, screen);
    VerifierKey key = key(hub, screen);
    AuditReport report = new Audit(hub, key, cache(from), screen).run();
    report.campaigns().forEach(campaign -> tell(campaign, screen));
    return verdict(report, screen);
  }

  private VerifierKey key(HubClient hub, Screen screen)
      throws IOException, InterruptedException, Failure {
    String given = vkey;
    if (given != null) {
      return Arguments.checked(() -> VerifierKey.parse(given));
    }
    String own = hub.platform().vkey();
    screen.say("Trusting the key that the hub names itself: " + own);
    return VerifierKey.parse(own);
  }

  private Path cache(CampaignAddress from) {
    String host = from.hub().getAuthority().replace(':', '_');
    return cache == null ? home.folder().resolve("audit").resolve(host) : cache;
  }

  private static void tell(CampaignResult campaign, Screen screen) {
    screen.say(
        String.format(
            Locale.ROOT,
            "Campaign %s: %d rounds replayed, %d contributions summed, weights %s",
            campaign.slug(),
            campaign.rounds(),
            campaign.contributions(),
            campaign.weightsRoot()));
    for (RewardsView.Donor donor : campaign.donors()) {
      screen.say(
          String.format(
              Locale.ROOT,
              "  %s  credit %,d  share %s",
              donor.key(),
              donor.credit(),
              Format.percent(donor.sharePpm())));
    }
  }

  private static int verdict(AuditReport report, Screen screen) {
    String checked = report.entries() + " entries, " + report.signatures() + " signatures";
    if (report.verified()) {
      screen.say("VERIFIED: " + checked + ", tree head " + report.rootHex());
      return ExitCodes.OK;
    }
    report.findings().stream()
        .limit(SHOWN_FINDINGS)
        .map(Finding::toString)
        .forEach(found -> screen.say("  " + found));
    screen.say("BROKEN: " + report.findings().size() + " findings in " + checked);
    return ExitCodes.BROKEN;
  }
}

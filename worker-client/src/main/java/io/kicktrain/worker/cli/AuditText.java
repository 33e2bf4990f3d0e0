package io.kicktrain.worker.cli;

import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditReport.CampaignResult;
import io.kicktrain.training.audit.Finding;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.util.Locale;
import java.util.Optional;

/** Tells a person what an audit found. */
final class AuditText {

  private static final int SHOWN_FINDINGS = 20;

  private final Screen screen;

  AuditText(Screen screen) {
    this.screen = screen;
  }

  void tell(AuditReport report, Optional<String> contributor) {
    report.campaigns().forEach(campaign -> tell(campaign, contributor));
    contributor.ifPresent(key -> screen.say(key + " signed " + entries(report.ofContributor())));
    String earlier = report.from() == 0 ? "" : " (" + report.from() + " by earlier audits)";
    String checked =
        entries(report.entries()) + earlier + ", " + report.signatures() + " signatures";
    if (report.verified()) {
      screen.say("VERIFIED: " + checked + ", tree head " + report.rootHex());
      return;
    }
    report.findings().stream()
        .limit(SHOWN_FINDINGS)
        .map(Finding::toString)
        .forEach(found -> screen.say("  " + found));
    screen.say("BROKEN: " + report.findings().size() + " findings in " + checked);
    screen.say("Before you accuse anybody, audit again with an empty --mirror folder.");
  }

  private static String entries(long number) {
    return number + (number == 1 ? " entry" : " entries");
  }

  private void tell(CampaignResult campaign, Optional<String> contributor) {
    screen.say(
        String.format(
            Locale.ROOT,
            "Campaign %s: %d of %d rounds replayed, %d contributions summed, weights %s",
            campaign.slug(),
            campaign.stepped(),
            campaign.rounds(),
            campaign.contributions(),
            campaign.weightsRoot()));
    for (RewardsView.Donor donor : campaign.donors()) {
      if (contributor.isEmpty() || contributor.get().equals(donor.key())) {
        screen.say(
            String.format(
                Locale.ROOT,
                "  %s  credit %,d  share %s  contributions %d",
                donor.key(),
                donor.credit(),
                Format.percent(donor.sharePpm()),
                donor.contributions()));
      }
    }
  }
}

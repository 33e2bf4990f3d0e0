package io.kicktrain.worker.cli.campaign;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.CampaignView.LossPoint;
import io.kicktrain.worker.cli.terminal.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign as lines of text. */
public final class CampaignText {

  private static final int BAR = 30;

  private CampaignText() {}

  /** The lines, without donors when there are none. */
  public static List<String> lines(CampaignView view) {
    List<String> lines = new ArrayList<>();
    lines.add(view.title());
    lines.add(view.story());
    lines.add("");
    lines.add(row("Status", status(view)));
    lines.add(row("Progress", progress(view)));
    lines.add(row("Loss", losses(view.losses())));
    lines.add(row("Model", Format.count(view.parameters()) + " parameters"));
    lines.add(
        row(
            "Donors",
            view.gpus() + " GPU, " + view.cpus() + " CPU now; " + view.enrolled() + " ever"));
    lines.add(row("Contributions", contributions(view)));
    for (DonorView donor : view.donors()) {
      lines.add(donor(donor));
    }
    return lines;
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "%-15s%s", name, value);
  }

  private static String status(CampaignView view) {
    return switch (view.status()) {
      case AWAITING_DATA -> "waits for " + view.missingShards() + " shards from its owner";
      case TRAINING -> "training";
      case FINISHED -> "finished";
    };
  }

  private static String progress(CampaignView view) {
    Long eta = view.etaSeconds();
    return Format.bar(view.progressPpm(), BAR)
        + " "
        + Format.percent(view.progressPpm())
        + ", round "
        + view.round()
        + " of "
        + view.goalRounds()
        + (eta == null ? "" : ", about " + Format.duration(Duration.ofSeconds(eta)) + " to go");
  }

  private static String losses(List<LossPoint> losses) {
    if (losses.isEmpty()) {
      return "not measured yet";
    }
    LossPoint first = losses.get(0);
    LossPoint last = losses.get(losses.size() - 1);
    return String.format(
        Locale.ROOT,
        "%s in round %d, now %s (nats per token)",
        Format.loss(first.lossMicros()),
        first.round(),
        Format.loss(last.lossMicros()));
  }

  private static String contributions(CampaignView view) {
    return Format.count(view.contributions())
        + ", "
        + Format.bytes(view.meanContributionBytes())
        + " on average, "
        + view.foldedBack()
        + " folded back";
  }

  private static String donor(DonorView donor) {
    return String.format(
        Locale.ROOT,
        "  %s  %-5s %8.1f samples/s  %4d contributions  credit %,d%s",
        Format.shortKey(donor.key()),
        donor.device(),
        donor.milliSamplesPerSecond() / 1000.0,
        donor.contributions(),
        donor.credit(),
        donor.active() ? "" : "  (away)");
  }
}

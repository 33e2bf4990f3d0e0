package io.kicktrain.worker.cli.demo;

import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.time.Duration;
import java.util.Locale;

/** Prints what came of the demo. */
final class Summary {

  private final Screen screen;

  Summary(Screen screen) {
    this.screen = screen;
  }

  void print(DemoReport report) {
    screen.say("");
    row("Validation loss", losses(report.validationLoss()));
    row("Contribution", size(report));
    row("Rounds", report.rounds() + ", " + folded(report.foldedBack()));
    row(
        "Training took",
        Format.duration(Duration.ofMillis((long) (report.trainingSeconds() * 1000))));
    row("Audit", report.audit());
    row("Replicas", report.replicasIdentical() ? "bit-identical to the log" : "NOT identical");
    for (DemoReport.Donor donor : report.donors()) {
      row("Donor " + Format.shortKey(donor.key()), credit(donor));
    }
    row("Checkpoint", access(report.access()));
    screen.say("");
    screen.say("The trained model writes:");
    report.sample().lines().map(line -> "  | " + line).forEach(screen::say);
  }

  private void row(String name, String value) {
    screen.say(String.format(Locale.ROOT, "%-16s %s", name, value));
  }

  private static String losses(DemoReport.Loss loss) {
    return String.format(
        Locale.ROOT,
        "%.3f at the start, %.3f at the end (nats per byte)",
        loss.start(),
        loss.end());
  }

  private static String size(DemoReport report) {
    double ratio = (double) report.denseBytes() / Math.max(1, report.bytesPerContribution());
    return String.format(
        Locale.ROOT,
        "%s on average; as float32 it would be %s (%.0f times as much)",
        Format.bytes(report.bytesPerContribution()),
        Format.bytes(report.denseBytes()),
        ratio);
  }

  private static String folded(long foldedBack) {
    return foldedBack == 0
        ? "no contribution was late"
        : foldedBack + " late contributions went back into their donors' residuals";
  }

  private static String credit(DemoReport.Donor donor) {
    return String.format(
        Locale.ROOT, "credit %,d (10^6 FLOP), share %.1f %%", donor.credit(), donor.share() * 100);
  }

  private static String access(DemoReport.Access access) {
    return String.format(
        Locale.ROOT,
        "a donor's key gets it (HTTP %d), a stranger's does not (HTTP %d)",
        access.entitled(),
        access.stranger());
  }
}

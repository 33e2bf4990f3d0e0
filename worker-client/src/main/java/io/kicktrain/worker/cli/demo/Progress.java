package io.kicktrain.worker.cli.demo;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.CampaignView.LossPoint;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Draws the campaign: a bar with the round, the loss, the donors and the time to go. */
final class Progress {

  private static final int BAR = 24;

  private final Screen screen;
  private final long began = System.nanoTime();
  private int firstRound = -1;

  Progress(Screen screen) {
    this.screen = screen;
  }

  void draw(CampaignView view) {
    if (firstRound < 0) {
      firstRound = view.round();
    }
    long active = view.donors().stream().filter(DonorView::active).count();
    String line =
        Format.bar(view.progressPpm(), BAR)
            + " round "
            + view.round()
            + "/"
            + view.goalRounds()
            + losses(view.losses())
            + "  "
            + active
            + (active == 1 ? " donor" : " donors")
            + eta(view).map(left -> "  ETA " + Format.duration(left)).orElse("");
    screen.live(line);
  }

  private static String losses(List<LossPoint> losses) {
    if (losses.isEmpty()) {
      return "";
    }
    String first = Format.loss(losses.get(0).lossMicros());
    String last = Format.loss(losses.get(losses.size() - 1).lossMicros());
    return losses.size() == 1 ? "  loss " + first : "  loss " + first + " -> " + last;
  }

  /** The hub's estimate; until it has one, the rounds seen here so far go on like that. */
  private Optional<Duration> eta(CampaignView view) {
    if (view.etaSeconds() != null) {
      return Optional.of(Duration.ofSeconds(view.etaSeconds()));
    }
    int done = view.round() - firstRound;
    if (done == 0) {
      return Optional.empty();
    }
    long perRound = (System.nanoTime() - began) / done;
    return Optional.of(Duration.ofNanos(perRound * (view.goalRounds() - view.round())));
  }
}

package io.kicktrain.worker.cli.join;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.loop.DonorListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws a donor's training as one live line: step time, own contribution, the campaign's progress
 * and ETA.
 */
public final class JoinDisplay implements DonorListener {

  private static final int BAR = 16;
  private static final double SMOOTHING = 0.1;

  private final Screen screen;
  private final String key;
  private CampaignView view;
  private double stepMillis;
  private int summed;
  private int folded;
  private long sentBytes;

  /**
   * A display.
   *
   * @param screen where to draw
   * @param view the campaign at the start
   * @param key the donor's key
   */
  public JoinDisplay(Screen screen, CampaignView view, String key) {
    this.screen = screen;
    this.view = view;
    this.key = key;
    screen.say(view.title() + " (" + Format.count(view.parameters()) + " parameters)");
    screen.say("You are " + key);
  }

  @Override
  public void onPreparing(String what) {
    screen.live(what + " ...");
  }

  @Override
  public void onLease(Lease lease) {
    if (lease.kind() == Lease.Kind.EVALUATION) {
      screen.live("Measuring the validation loss  " + campaign());
    }
  }

  @Override
  public void onStep(int done, int of, double loss, Duration took) {
    double millis = took.toNanos() / 1e6;
    stepMillis = stepMillis == 0 ? millis : stepMillis + SMOOTHING * (millis - stepMillis);
    String step =
        String.format(Locale.ROOT, "step %d/%d  %.0f ms  loss %.3f", done, of, stepMillis, loss);
    screen.live(step + " | " + own() + " | " + campaign());
  }

  @Override
  public void onContribution(long index, long bytes, long samples) {
    sentBytes += bytes;
  }

  @Override
  public void onSummed(int round) {
    summed++;
  }

  @Override
  public void onFoldedBack(String reason) {
    folded++;
    screen.say("Not counted this time: " + reason + ". It goes into your next contribution.");
  }

  @Override
  public void onRound(CampaignView now) {
    view = now;
  }

  @Override
  public void onWaiting(String reason) {
    screen.live("Waiting: " + reason + " | " + own() + " | " + campaign());
  }

  @Override
  public void onFinished(CampaignView now) {
    view = now;
    screen.done("The campaign has reached its goal in round " + now.round() + ". Thank you!");
    screen.say(
        own() + ", " + Format.bytes(sentBytes) + " sent, " + folded + " updates folded back.");
  }

  /** What the donor has done: contributions, and its part of everybody's credit. */
  private String own() {
    String counted = summed + (summed == 1 ? " contribution" : " contributions");
    return share().map(part -> "You: " + counted + ", " + part).orElse("You: " + counted);
  }

  private Optional<String> share() {
    long all = view.donors().stream().mapToLong(DonorView::credit).sum();
    return view.donors().stream()
        .filter(donor -> all > 0 && donor.key().equals(key))
        .map(donor -> Format.percent((long) (1e6 * donor.credit() / all)) + " of the work")
        .findFirst();
  }

  private String campaign() {
    Long eta = view.etaSeconds();
    return Format.bar(view.progressPpm(), BAR)
        + " round "
        + view.round()
        + "/"
        + view.goalRounds()
        + (eta == null ? "" : "  ETA " + Format.duration(Duration.ofSeconds(eta)));
  }
}

package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.LossPoint;
import java.util.List;

/**
 * What is said of a campaign on every page.
 *
 * @param view the campaign
 */
public record CampaignSummary(CampaignView view) {

  /** Where the campaign is in its life, in words. */
  public String status() {
    return switch (view.status()) {
      case AWAITING_DATA -> "Waiting for data";
      case TRAINING -> "Training";
      case FINISHED -> "Finished";
    };
  }

  /** The status as a style class. */
  public String statusClass() {
    return "status status-"
        + view.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** How far it is, such as {@code 42.3%}. */
  public String percent() {
    return Formats.percent(view.progressPpm());
  }

  /** Such as {@code round 12 of 60}. */
  public String round() {
    return switch (view.status()) {
      case AWAITING_DATA -> view.missingShards() + " of the data's files are still missing";
      case TRAINING ->
          "round "
              + Math.min(view.round() + 1, view.goalRounds()) // the last weights are evaluated
              + " of "
              + view.goalRounds();
      case FINISHED -> view.round() + " rounds";
    };
  }

  /** Estimated time to the goal, or a dash. */
  public String eta() {
    Long seconds = view.etaSeconds();
    return seconds == null ? "–" : Formats.duration(seconds);
  }

  /** The newest validation loss, or a dash. */
  public String loss() {
    List<LossPoint> losses = view.losses();
    return losses.isEmpty() ? "–" : Formats.nats(losses.get(losses.size() - 1).lossMicros());
  }

  /** Parameters of the model, such as {@code 1.9 million}. */
  public String parameters() {
    return Formats.large(view.parameters());
  }
}

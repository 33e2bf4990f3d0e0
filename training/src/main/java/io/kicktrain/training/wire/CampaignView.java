package io.kicktrain.training.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its page shows it: what it is for, how far it has come and who takes part.
 *
 * @param slug the campaign's name in addresses
 * @param title for people
 * @param story for people, plain text
 * @param status where the campaign is in its life
 * @param owner the owner's key
 * @param recipe SHA-256 of the recipe's bytes
 * @param parameters number of model parameters
 * @param round the open round, counted from 0; equal to the number of closed rounds
 * @param goalRounds rounds after which the campaign ends at the latest
 * @param goalLossMicros validation loss at which it ends, micro-nats; null when it has no such goal
 * @param progressPpm how far it is, millionths
 * @param etaSeconds estimated seconds to the goal; null when nothing is known yet
 * @param weightsRoot the weights the open round started with
 * @param losses agreed validation losses, oldest first
 * @param donors donors that hold a lease or were heard of lately, by key
 * @param enrolled donors enrolled over all time
 * @param gpus GPUs among the donors now
 * @param cpus donors that compute on a CPU now
 * @param contributions contributions logged
 * @param foldedBack contributions that came too late or were refused and went back into a residual
 * @param meanContributionBytes mean size of the payloads, 0 when there are none
 * @param missingShards shards that the owner has not uploaded yet
 */
public record CampaignView(
    String slug,
    String title,
    String story,
    Status status,
    String owner,
    String recipe,
    long parameters,
    int round,
    int goalRounds,
    @Nullable Long goalLossMicros,
    long progressPpm,
    @Nullable Long etaSeconds,
    String weightsRoot,
    List<LossPoint> losses,
    List<DonorView> donors,
    int enrolled,
    int gpus,
    int cpus,
    long contributions,
    long foldedBack,
    long meanContributionBytes,
    int missingShards) {

  /** Copies the lists. */
  public CampaignView {
    losses = List.copyOf(losses);
    donors = List.copyOf(donors);
  }

  /** Where a campaign is in its life. */
  public enum Status {
    /** The recipe is accepted, shards are missing. */
    @JsonProperty("awaiting-data")
    AWAITING_DATA,
    /** Donors can train. */
    @JsonProperty("training")
    TRAINING,
    /** The goal is reached; the log has the last release. */
    @JsonProperty("finished")
    FINISHED
  }

  /**
   * One agreed validation loss.
   *
   * @param round the round whose opening weights were evaluated
   * @param lossMicros micro-nats per token
   */
  public record LossPoint(int round, long lossMicros) {}

  /**
   * One donor, live.
   *
   * @param key the donor's key
   * @param device what it computes on
   * @param milliSamplesPerSecond measured by the hub over its last leases
   * @param contributions contributions summed so far
   * @param credit credit so far, units of 10^6 FLOP
   * @param active whether it holds a lease or was heard of lately
   */
  public record DonorView(
      String key,
      String device,
      long milliSamplesPerSecond,
      int contributions,
      long credit,
      boolean active) {}
}

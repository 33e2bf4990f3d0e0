package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.RewardsView;
import org.jspecify.annotations.Nullable;

/**
 * One donor in the table.
 *
 * @param key the whole key
 * @param device what it computes on
 * @param speed samples per second
 * @param contributions contributions summed
 * @param credit work done
 * @param share share of the rewards
 * @param active whether it takes part now
 */
public record DonorRow(
    String key,
    String device,
    String speed,
    int contributions,
    String credit,
    String share,
    boolean active) {

  private static final int SHORT_KEY = 12;

  static DonorRow of(DonorView donor, RewardsView.@Nullable Donor earned) {
    return new DonorRow(
        donor.key(),
        donor.device(),
        Formats.perSecond(donor.milliSamplesPerSecond()),
        donor.contributions(),
        Formats.credit(donor.credit()),
        earned == null ? "–" : Formats.percent(earned.sharePpm()),
        donor.active());
  }

  /** The key's beginning, enough to tell donors apart. */
  public String shortKey() {
    return key.substring(0, Math.min(SHORT_KEY, key.length()));
  }
}

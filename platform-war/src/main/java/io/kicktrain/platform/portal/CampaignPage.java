package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.training.wire.RewardsView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's page.
 *
 * @param platform who the platform is
 * @param view the campaign
 * @param rewards credit and shares
 * @param releases released checkpoints, oldest first
 * @param base the platform's own address
 * @param anchor the log's anchor, null when there is none
 */
public record CampaignPage(
    PlatformInfo platform,
    CampaignView view,
    RewardsView rewards,
    List<ReleaseView> releases,
    String base,
    @Nullable AnchorPanel anchor)
    implements Page {

  private static final int SHOWN_RELEASES = 5;

  @Override
  public String template() {
    return "campaign.xhtml";
  }

  @Override
  public String title() {
    return view.title();
  }

  /** What is said of it on every page. */
  public CampaignSummary summary() {
    return new CampaignSummary(view);
  }

  /** The story's paragraphs: blank lines separate them. */
  public List<String> story() {
    return view.story()
        .strip()
        .lines()
        .collect(Collectors.joining("\n"))
        .transform(CampaignPage::split);
  }

  private static List<String> split(String text) {
    return List.of(text.split("\n\\s*\n"));
  }

  /** The page's own address. */
  public String address() {
    return base + "/campaigns/" + view.slug();
  }

  /** Whether there is a curve to show. */
  public boolean hasLosses() {
    return !view.losses().isEmpty();
  }

  /** The validation losses as a drawing. */
  public String lossChart() {
    return new LossChart(view.losses(), view.goalRounds(), view.goalLossMicros()).svg();
  }

  /** Donors, who has earned most first. */
  public List<DonorRow> donors() {
    Map<String, RewardsView.Donor> earned =
        rewards.donors().stream()
            .collect(Collectors.toMap(RewardsView.Donor::key, Function.identity()));
    return view.donors().stream()
        .sorted(
            Comparator.comparingLong(DonorView::credit).reversed().thenComparing(DonorView::key))
        .map(donor -> DonorRow.of(donor, earned.get(donor.key())))
        .toList();
  }

  /** Mean size of a contribution, or a dash. */
  public String contributionBytes() {
    return view.meanContributionBytes() == 0 ? "–" : Formats.bytes(view.meanContributionBytes());
  }

  /** How many times smaller a contribution is than the weights as float32, or a dash. */
  public String compression() {
    long mean = view.meanContributionBytes();
    return mean == 0 ? "–" : Math.round(4.0 * view.parameters() / mean) + "×";
  }

  /** The newest released checkpoints, newest first. */
  public List<ReleaseRow> releaseRows() {
    return releases.stream()
        .sorted(Comparator.comparingInt(ReleaseView::release).reversed())
        .limit(SHOWN_RELEASES)
        .map(ReleaseRow::new)
        .toList();
  }
}

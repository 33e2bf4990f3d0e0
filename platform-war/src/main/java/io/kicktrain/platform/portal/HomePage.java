package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.PlatformInfo;
import java.util.List;

/**
 * The list of campaigns.
 *
 * @param platform who the platform is
 * @param views all campaigns
 * @param base the platform's own address
 */
public record HomePage(PlatformInfo platform, List<CampaignView> views, String base)
    implements Page {

  @Override
  public String template() {
    return "home.xhtml";
  }

  @Override
  public String title() {
    return platform.name();
  }

  /** The campaigns as cards. */
  public List<CampaignSummary> campaigns() {
    return views.stream().map(CampaignSummary::new).toList();
  }

  /** GPUs that train now. */
  public int gpus() {
    return views.stream().mapToInt(CampaignView::gpus).sum();
  }

  /** Donors that train on a CPU now. */
  public int cpus() {
    return views.stream().mapToInt(CampaignView::cpus).sum();
  }
}

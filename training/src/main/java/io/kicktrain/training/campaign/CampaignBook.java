package io.kicktrain.training.campaign;

import java.util.List;

/**
 * Remembers campaigns across restarts. Implementations are thread-safe and durable when {@code add}
 * returns.
 */
public interface CampaignBook {

  /**
   * Adds a campaign.
   *
   * @param campaign a campaign whose slug is not taken
   */
  void add(CampaignRecord campaign);

  /**
   * All campaigns.
   *
   * @return oldest first
   */
  List<CampaignRecord> all();
}

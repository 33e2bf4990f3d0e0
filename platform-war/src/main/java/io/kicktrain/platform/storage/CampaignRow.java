package io.kicktrain.platform.storage;

import io.kicktrain.training.campaign.CampaignRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One campaign as a row. */
@Entity
@Table(name = "campaign")
public class CampaignRow {

  @Id private String slug = "";

  @Column(name = "owner_key")
  private String owner = "";

  private String recipe = "";

  @Column(name = "created_at_millis")
  private long createdAtMillis;

  /** For JPA. */
  protected CampaignRow() {}

  CampaignRow(CampaignRecord campaign) {
    slug = campaign.slug();
    owner = campaign.owner();
    recipe = campaign.recipe();
    createdAtMillis = campaign.createdAtMillis();
  }

  CampaignRecord toRecord() {
    return new CampaignRecord(slug, owner, recipe, createdAtMillis);
  }
}

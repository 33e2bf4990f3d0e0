package io.kicktrain.platform.storage;

import io.kicktrain.training.campaign.CampaignBook;
import io.kicktrain.training.campaign.CampaignRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The campaigns in the database. */
@Singleton
public class JpaCampaignBook implements CampaignBook {

  private static final String ALL =
      "select c from CampaignRow c order by c.createdAtMillis, c.slug";

  private final Database database;

  @Inject
  JpaCampaignBook(Database database) {
    this.database = database;
  }

  @Override
  public void add(CampaignRecord campaign) {
    database.transact(entities -> entities.merge(new CampaignRow(campaign)));
  }

  @Override
  public List<CampaignRecord> all() {
    return database
        .transact(entities -> entities.createQuery(ALL, CampaignRow.class).getResultList())
        .stream()
        .map(CampaignRow::toRecord)
        .toList();
  }
}

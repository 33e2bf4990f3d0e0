package io.kicktrain.platform.storage;

import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.lease.LeaseState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The leases in the database. */
@Singleton
public class JpaLeaseBook implements LeaseBook {

  private static final String OF_ROUND =
      "select l from LeaseRow l where l.campaign = :campaign and l.round = :round";
  private static final String COUNT =
      "select count(l) from LeaseRow l where l.campaign = :campaign and l.status = :status";

  private final Database database;

  @Inject
  JpaLeaseBook(Database database) {
    this.database = database;
  }

  @Override
  public void put(LeaseState state) {
    database.transact(entities -> entities.merge(new LeaseRow(state)));
  }

  @Override
  public Optional<LeaseState> find(String leaseId) {
    return database
        .transact(entities -> Optional.ofNullable(entities.find(LeaseRow.class, leaseId)))
        .map(LeaseRow::toState);
  }

  @Override
  public List<LeaseState> ofRound(String campaign, int round) {
    return database
        .transact(
            entities ->
                entities
                    .createQuery(OF_ROUND, LeaseRow.class)
                    .setParameter("campaign", campaign)
                    .setParameter("round", round)
                    .getResultList())
        .stream()
        .map(LeaseRow::toState)
        .toList();
  }

  @Override
  public long count(String campaign, LeaseState.Status status) {
    return database.transact(
        entities ->
            entities
                .createQuery(COUNT, Long.class)
                .setParameter("campaign", campaign)
                .setParameter("status", status)
                .getSingleResult());
  }
}

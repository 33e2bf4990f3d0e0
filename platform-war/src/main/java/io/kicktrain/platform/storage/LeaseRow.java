package io.kicktrain.platform.storage;

import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.wire.Lease;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One lease and what became of it as a row. */
@Entity
@Table(name = "lease")
public class LeaseRow {

  @Id private String id = "";
  private String campaign = "";
  private int round;

  @Enumerated(EnumType.STRING)
  private Lease.Kind kind = Lease.Kind.TRAINING;

  private String donor = "";

  @Column(name = "weights_root")
  private String weightsRoot = "";

  private long seed;
  private int steps;
  private int batch;

  @Column(name = "issued_at_millis")
  private long issuedAtMillis;

  @Column(name = "expires_at_millis")
  private long expiresAtMillis;

  @Enumerated(EnumType.STRING)
  private LeaseState.Status status = LeaseState.Status.ISSUED;

  private long contribution;

  /** For JPA. */
  protected LeaseRow() {}

  LeaseRow(LeaseState state) {
    Lease lease = state.lease();
    id = lease.id();
    campaign = lease.campaign();
    round = lease.round();
    kind = lease.kind();
    donor = lease.donor();
    weightsRoot = lease.weightsRoot();
    seed = lease.seed();
    steps = lease.steps();
    batch = lease.batch();
    issuedAtMillis = lease.issuedAtMillis();
    expiresAtMillis = lease.expiresAtMillis();
    status = state.status();
    contribution = state.contribution();
  }

  LeaseState toState() {
    Lease lease =
        new Lease(
            id,
            campaign,
            round,
            kind,
            donor,
            weightsRoot,
            seed,
            steps,
            batch,
            issuedAtMillis,
            expiresAtMillis);
    return new LeaseState(lease, status, contribution);
  }
}

package io.kicktrain.training.entry;

import io.kicktrain.ledger.trust.Claim;

/**
 * Kinds of log entries; {@code docs/entries} has a JSON Schema of each. All but claims about keys
 * also have {@code campaign}, the slug they belong to.
 */
public final class EntryKinds {

  /** A campaign opened: {@code recipe, weights, parameters, owner}. */
  public static final String CAMPAIGN = "campaign";

  /** A donor enrolled, signed by it: {@code device}. */
  public static final String ENROLMENT = "enrolment";

  /** A statement of one contribution, signed by its donor: see {@link Statement}. */
  public static final String CONTRIBUTION = "contribution";

  /**
   * A validation loss, signed by the donor that computed it: {@code round, lease, samples, loss}.
   */
  public static final String EVALUATION = "evaluation";

  /** A contribution was found wrong: {@code contribution, verdict, reason}. */
  public static final String VERDICT = "verdict";

  /** A round closed: {@code round, members, samples, weights, delta, state, evaluations, loss}. */
  public static final String ROUND = "round";

  /** Weights were released: {@code round, release, checkpoint, bytes, weights}. */
  public static final String RELEASE = "release";

  /** Shares were settled: {@code round, shares}. */
  public static final String SETTLEMENT = "settlement";

  /** An OpenPGP key and a worker key say that they belong together: see {@link Claim}. */
  public static final String CERTIFICATION = Claim.CERTIFICATION;

  /** An OpenPGP key vouches for another key: see {@link Claim}. */
  public static final String ENDORSEMENT = Claim.ENDORSEMENT;

  private EntryKinds() {}
}

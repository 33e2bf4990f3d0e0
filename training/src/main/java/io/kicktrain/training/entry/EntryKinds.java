package io.kicktrain.training.entry;

/** Kinds of log entries. Every entry also has {@code campaign}, the slug it belongs to. */
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

  private EntryKinds() {}
}

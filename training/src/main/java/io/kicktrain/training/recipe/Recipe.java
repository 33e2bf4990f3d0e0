package io.kicktrain.training.recipe;

import java.math.BigInteger;

/**
 * A campaign's contract. It is written once, hashed into the log's first entry of the campaign and
 * never changed.
 *
 * @param format version of the recipe format, {@value #FORMAT}
 * @param slug the campaign's name in addresses: 3 to 64 of {@code a-z 0-9 -}, not starting with a
 *     hyphen
 * @param title one line for people, 1 to 120 characters
 * @param story why anybody should join, at most 10,000 characters
 * @param model what is trained
 * @param seed names the initial weights, 0 to 2^53 - 1
 * @param data what it is trained on
 * @param localWork what a donor computes between two exchanges
 * @param codec how updates are compressed in either direction
 * @param outerOptimizer how a round's mean update changes the weights
 * @param round when a round closes
 * @param evaluation how often and on how much the validation loss is measured
 * @param goal when the campaign ends
 * @param release when weights are given out, and to whom
 * @param rewards how credit becomes shares
 * @param verification how contributions are checked
 */
public record Recipe(
    int format,
    String slug,
    String title,
    String story,
    ModelSpec model,
    long seed,
    DataManifest data,
    LocalWork localWork,
    CodecSpec codec,
    OuterOptimizerSpec outerOptimizer,
    RoundSpec round,
    EvaluationSpec evaluation,
    Goal goal,
    ReleaseSpec release,
    RewardSpec rewards,
    VerificationSpec verification) {

  /** The one format this version of KickTrain reads. */
  public static final int FORMAT = 1;

  /** Largest integer that every JSON implementation keeps exact: 2^53 - 1 (RFC 8259 section 6). */
  public static final long MAX_INTEGER = (1L << 53) - 1;

  /** Most samples that one round may sum, training and evaluation together: 2^23. Bounds credit. */
  static final long MAX_ROUND_SAMPLES = 1L << 23;

  /** Checks the fields that belong to no other record, and those that must fit each other. */
  public Recipe {
    if (format != FORMAT) {
      throw new InvalidFieldException(
          "format", "this version reads format " + FORMAT + ", but the recipe has " + format);
    }
    Check.pattern("slug", slug, "[a-z0-9][a-z0-9-]{2,63}", "3 to 64 of a-z, 0-9 and inner hyphens");
    Check.text("title", title, 1, 120);
    if (title.indexOf('\n') >= 0) {
      throw new InvalidFieldException("title", "must be one line");
    }
    Check.text("story", story, 0, 10_000);
    Check.range("seed", seed, 0, MAX_INTEGER);
    data.checkFits(model);
    checkCreditFits(model, goal, rewards);
  }

  /** Credit and points are 64-bit integers: refuse a campaign that could ever leave them. */
  private static void checkCreditFits(ModelSpec model, Goal goal, RewardSpec rewards) {
    BigInteger perRound =
        BigInteger.valueOf(MAX_ROUND_SAMPLES)
            .multiply(BigInteger.valueOf(model.creditPerSample()))
            .multiply(BigInteger.valueOf(1_000_000L + rewards.earlyBonusPpm()));
    BigInteger limit = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(1_000_000));
    BigInteger rounds = limit.divide(perRound);
    if (rounds.compareTo(BigInteger.valueOf(goal.rounds() + 1L)) < 0) {
      throw new InvalidFieldException(
          "goal/rounds",
          "credit for a model of this size can be counted for at most "
              + Check.count(rounds.subtract(BigInteger.ONE).max(BigInteger.ZERO))
              + " rounds, but the goal is "
              + Check.count(goal.rounds()));
    }
  }
}

package io.kicktrain.training.recipe;

/**
 * When weights are given out, and to whom. The last round always makes a release.
 *
 * @param everyRounds rounds between two releases, 1 to 1,000,000
 * @param access who may download them
 * @param minimumCredit credit up to a release that entitles to it, for {@link Access#CONTRIBUTORS};
 *     units of 10^6 floating point operations, 0 to 2^53 - 1; 0 means any credit at all
 */
public record ReleaseSpec(int everyRounds, Access access, long minimumCredit) {

  /** Who may download releases. */
  public enum Access {
    /** Donors with enough credit. */
    CONTRIBUTORS,
    /** Anybody. */
    EVERYONE
  }

  /** Checks the ranges. */
  public ReleaseSpec {
    Check.range("everyRounds", everyRounds, 1, Goal.MAX_ROUNDS);
    Check.range("minimumCredit", minimumCredit, 0, Recipe.MAX_INTEGER);
  }
}

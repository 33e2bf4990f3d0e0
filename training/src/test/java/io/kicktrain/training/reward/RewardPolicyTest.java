package io.kicktrain.training.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.Goal;
import io.kicktrain.training.recipe.ModelSpec;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.ReleaseSpec;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RewardPolicyTest {

  private static final ReleaseSpec RELEASE =
      new ReleaseSpec(10, ReleaseSpec.Access.CONTRIBUTORS, 0);

  @Test
  void theEarlyFactorFallsFromOnePlusBonusToOne() {
    RewardPolicy policy = policy(4, 1_000_000);
    assertEquals(2_000_000, policy.earlyFactorPpm(0));
    assertEquals(1_750_000, policy.earlyFactorPpm(1));
    assertEquals(1_250_000, policy.earlyFactorPpm(3));
    assertEquals(1_000_000, policy.earlyFactorPpm(4));
    assertEquals(1_000_000, policy(4, 0).earlyFactorPpm(0));
  }

  @Test
  void creditIsSamplesTimesTheRecipesCost() {
    Recipe recipe = Examples.gpt(4, 0, RELEASE);
    long perSample = recipe.model().creditPerSample();
    assertEquals(400 * perSample, new RewardPolicy(recipe).trainingCredit(400));
    assertEquals(256 * perSample / 3, new RewardPolicy(recipe).evaluationCredit(256));
  }

  @Test
  void pointsAreExactForAnyCreditAndRound() {
    Random random = new Random(5);
    for (int trial = 0; trial < 2000; trial++) {
      int rounds = random.nextInt(1, 1000);
      int bonus = random.nextInt(10_000_001);
      int round = random.nextInt(rounds + 1);
      long credit = random.nextLong() >>> random.nextInt(5, 64);
      RewardPolicy policy = policy(rounds, bonus);
      BigInteger million = BigInteger.valueOf(1_000_000);
      BigInteger expected =
          BigInteger.valueOf(credit)
              .multiply(BigInteger.valueOf(policy.earlyFactorPpm(round)))
              .divide(million);
      if (expected.bitLength() < 64) {
        assertEquals(expected.longValueExact(), policy.points(credit, round));
        assertTrue(policy.points(credit, round) >= credit);
      }
    }
  }

  /** The largest work a recipe allows, in every round at the highest factor. */
  @Test
  void noCampaignThatCanBeOpenedOverflows() {
    int bonus = 10_000_000;
    ModelSpec large = new ModelSpec.Gpt2(256, 4096, 2048, 40, 16);
    int rounds = mostRounds(large, bonus);
    RewardPolicy policy = new RewardPolicy(recipe(large, rounds, bonus));
    long perRound = policy.points(policy.trainingCredit(1L << 23), 0);
    assertTrue(Math.multiplyExact(perRound, rounds + 1L) > Long.MAX_VALUE / 2);
  }

  private static int mostRounds(ModelSpec model, int bonus) {
    int fits = 1;
    int fails = Goal.MAX_ROUNDS;
    while (fails - fits > 1) {
      int middle = (fits + fails) / 2;
      try {
        recipe(model, middle, bonus);
        fits = middle;
      } catch (IllegalArgumentException e) {
        fails = middle;
      }
    }
    return fits;
  }

  private static Recipe recipe(ModelSpec model, int rounds, int bonus) {
    Recipe r = Examples.gpt(rounds, bonus, RELEASE);
    return new Recipe(
        r.format(),
        r.slug(),
        r.title(),
        r.story(),
        model,
        r.seed(),
        r.data(),
        r.localWork(),
        r.codec(),
        r.outerOptimizer(),
        r.round(),
        r.evaluation(),
        r.goal(),
        r.release(),
        r.rewards(),
        r.verification());
  }

  private static RewardPolicy policy(int rounds, int bonus) {
    return new RewardPolicy(Examples.gpt(rounds, bonus, RELEASE));
  }
}

package io.kicktrain.training.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.recipe.Examples;
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

  private static RewardPolicy policy(int rounds, int bonus) {
    return new RewardPolicy(Examples.gpt(rounds, bonus, RELEASE));
  }
}

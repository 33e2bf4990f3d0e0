package io.kicktrain.training.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.ReleaseSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewardAccountTest {

  private static final WorkerKey ADA = LogWriter.key(1);
  private static final WorkerKey BOB = LogWriter.key(2);

  /** Ten rounds, bonus 1.0: work of round r is worth 2 - r/10. */
  private static final Recipe RECIPE =
      Examples.gpt(10, 1_000_000, new ReleaseSpec(5, ReleaseSpec.Access.CONTRIBUTORS, 1_000_000));

  private static final long UNIT = RECIPE.model().creditPerSample();

  private final LogWriter log = new LogWriter("gpt-java");

  @Test
  void membersEarnSamplesTimesCostWithTheEarlyFactor() {
    long ada = log.contribution(ADA, 0, 400);
    long bob = log.contribution(BOB, 0, 100);
    log.round(0, List.of(ada, bob), List.of());
    log.round(1, List.of(log.contribution(BOB, 1, 300)), List.of());
    RewardAccount account = account();
    assertEquals(
        Map.of(
            ADA.id(), new DonorCredit(ADA.id(), 400 * UNIT, 800 * UNIT, 1),
            BOB.id(), new DonorCredit(BOB.id(), 400 * UNIT, 200 * UNIT + 570 * UNIT, 2)),
        account.credits());
    assertEquals(1_000_000, account.shares().stream().mapToLong(Share::ppm).sum());
  }

  @Test
  void lateAndOpenContributionsEarnNothing() {
    long late = log.contribution(ADA, 0, 400);
    log.round(0, List.of(log.contribution(BOB, 0, 1)), List.of());
    log.contribution(ADA, 1, 400);
    assertEquals(List.of(new Share(BOB.id(), 1_000_000)), account().shares());
    log.round(1, List.of(late), List.of());
    assertBroken("entry 4: member 0 is no uncounted contribution of round 1");
  }

  @Test
  void rejectedContributionsEarnNothingBeforeAndAfterTheirRound() {
    long before = log.contribution(ADA, 0, 400);
    log.verdict(before, "rejected");
    long after = log.contribution(ADA, 0, 100);
    long verified = log.contribution(ADA, 0, 7);
    log.verdict(verified, "verified");
    log.round(0, List.of(before, after, verified), List.of());
    log.verdict(after, "rejected");
    assertEquals(
        Map.of(ADA.id(), new DonorCredit(ADA.id(), 7 * UNIT, 14 * UNIT, 1)), account().credits());
    log.verdict(verified, "rejected");
    log.verdict(verified, "rejected");
    assertEquals(Map.of(), account().credits());
    assertEquals(List.of(), account().shares());
  }

  @Test
  void agreedEvaluationsEarnAThird() {
    long first = log.evaluation(ADA, 0, 256);
    long second = log.evaluation(BOB, 0, 256);
    log.round(0, List.of(log.contribution(ADA, 0, 8)), List.of());
    log.round(1, List.of(log.contribution(ADA, 1, 8)), List.of(first));
    long atTheEnd = log.evaluation(BOB, 10, 256);
    log.settlement(9, List.of(atTheEnd));
    RewardAccount account = account();
    assertEquals(16 * UNIT + 256 * UNIT / 3, account.credits().get(ADA.id()).credit());
    assertEquals(
        new DonorCredit(BOB.id(), 256 * UNIT / 3, 256 * UNIT / 3, 0),
        account.credits().get(BOB.id()));
    log.settlement(9, List.of(second, second));
    assertBroken("entry 8: " + second + " is no uncounted evaluation");
  }

  @Test
  void noMoreEvaluationsAreMoneyThanTheRecipeAsksFor() {
    List<Long> agreed =
        List.of(
            log.evaluation(ADA, 0, 256), log.evaluation(BOB, 0, 256), log.evaluation(BOB, 0, 256));
    log.settlement(9, agreed);
    assertEquals(256 * UNIT / 3, account().credits().get(BOB.id()).credit());
  }

  @Test
  void aReleaseGoesToThoseWithEnoughCreditUpToIt() {
    long enough = 1_000_000 / UNIT + 1;
    log.round(0, List.of(log.contribution(ADA, 0, 1)), List.of());
    long rest = enough - 1;
    for (int round = 1; rest > 0; round++) {
      long part = Math.min(400, rest);
      log.round(round, List.of(log.contribution(ADA, round, part)), List.of());
      rest -= part;
    }
    RewardAccount account = account();
    assertEquals(UNIT, account.creditUpTo(ADA.id(), 0));
    assertFalse(account.entitled(ADA.id(), 0));
    assertEquals(1_000_000 - UNIT, account.missing(ADA.id(), 0));
    assertTrue(account.entitled(ADA.id(), 9));
    assertEquals(0, account.missing(ADA.id(), 9));
    assertEquals(1_000_000, account.missing("0".repeat(64), 9));
  }

  @Test
  void accessForEveryoneAsksForNothingAndForContributorsForSomething() {
    ReleaseSpec open = new ReleaseSpec(5, ReleaseSpec.Access.EVERYONE, 1_000_000);
    assertTrue(new RewardAccount("x", Examples.gpt(10, 0, open)).entitled("anybody", 0));
    ReleaseSpec any = new ReleaseSpec(5, ReleaseSpec.Access.CONTRIBUTORS, 0);
    assertEquals(1, new RewardAccount("x", Examples.gpt(10, 0, any)).missing("anybody", 0));
  }

  @Test
  void otherCampaignsArePassedOver() {
    LogWriter other = new LogWriter("other");
    long contribution = other.contribution(ADA, 0, 400);
    other.round(0, List.of(contribution), List.of());
    assertEquals(Map.of(), fold(other).credits());
  }

  @Test
  void aLogThatContradictsItselfIsRefused() {
    log.contribution(ADA, 0, 401);
    assertBroken("entry 0: samples must be from 1 to 400, but is 401");
    log.entries().clear();
    log.contribution(ADA, 11, 1);
    assertBroken("entry 0: round must be from 0 to 10, but is 11");
    log.entries().clear();
    log.round(0, List.of(5L), List.of());
    assertBroken("entry 0: member 5 is no uncounted contribution of round 0");
    log.entries().clear();
    long counted = log.contribution(ADA, 0, 1);
    log.round(0, List.of(counted, counted), List.of());
    assertBroken("entry 1: member 0 is no uncounted contribution of round 0");
    Entry entry = log.entries().get(0);
    RewardAccount account = account(List.of());
    account.accept(3, entry);
    assertThrows(IllegalArgumentException.class, () -> account.accept(3, entry));
  }

  private void assertBroken(String message) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, this::account);
    assertEquals(message, e.getMessage());
  }

  private RewardAccount account() {
    return account(log.entries());
  }

  private static RewardAccount fold(LogWriter log) {
    return account(log.entries());
  }

  private static RewardAccount account(List<Entry> entries) {
    RewardAccount account = new RewardAccount("gpt-java", RECIPE);
    for (int i = 0; i < entries.size(); i++) {
      account.accept(i, entries.get(i));
    }
    return account;
  }
}

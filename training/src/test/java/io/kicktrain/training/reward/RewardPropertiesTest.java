package io.kicktrain.training.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.ReleaseSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random campaigns, and a second way to count them: all at once, with unbounded integers. */
class RewardPropertiesTest {

  private static final int ROUNDS = 12;
  private static final List<WorkerKey> DONORS =
      IntStream.range(0, 5).mapToObj(LogWriter::key).toList();

  /** What a test remembers of a contribution. */
  private record Done(long index, String donor, int round, long samples) {}

  @Test
  void theFoldAgreesWithCountingAllAtOnce() {
    for (long seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      Recipe recipe = recipe(random);
      LogWriter log = new LogWriter("gpt-java");
      List<Done> counted = campaign(random, log);
      RewardAccount account = fold(recipe, log.entries());
      Map<String, BigInteger> points = new TreeMap<>();
      Map<String, Long> credit = new HashMap<>();
      for (Done done : counted) {
        long earned = done.samples() * recipe.model().creditPerSample();
        credit.merge(done.donor(), earned, Long::sum);
        points.merge(done.donor(), points(recipe, done.round(), earned), BigInteger::add);
      }
      assertEquals(points.keySet(), account.credits().keySet());
      account
          .credits()
          .forEach(
              (key, donor) -> {
                assertEquals(credit.get(key), donor.credit());
                assertEquals(points.get(key).longValueExact(), donor.points());
                assertEquals(donor.credit(), account.creditUpTo(key, ROUNDS));
              });
      long sum = account.shares().stream().mapToLong(Share::ppm).sum();
      assertEquals(counted.isEmpty() ? 0 : 1_000_000, sum);
    }
  }

  @Test
  void creditUpToNeverFallsAsRoundsGoBy() {
    Random random = new Random(99);
    Recipe recipe = recipe(random);
    LogWriter log = new LogWriter("gpt-java");
    campaign(random, log);
    RewardAccount account = fold(recipe, log.entries());
    for (WorkerKey donor : DONORS) {
      long before = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long now = account.creditUpTo(donor.id(), round);
        assertTrue(now >= before);
        before = now;
      }
    }
  }

  private static Recipe recipe(Random random) {
    ReleaseSpec release = new ReleaseSpec(3, ReleaseSpec.Access.CONTRIBUTORS, 0);
    return Examples.gpt(ROUNDS, random.nextInt(10_000_001), release);
  }

  /**
   * Writes a campaign; donors come in any order, and some work is late, some rejected before or
   * after its round.
   */
  private static List<Done> campaign(Random random, LogWriter log) {
    List<Done> counted = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Done> members = new ArrayList<>();
      List<WorkerKey> donors = new ArrayList<>(DONORS);
      Collections.shuffle(donors, random);
      for (WorkerKey donor : donors.subList(0, random.nextInt(DONORS.size() + 1))) {
        long samples = 1 + random.nextInt(400);
        long index = log.contribution(donor, round, samples);
        if (random.nextInt(5) > 0) {
          members.add(new Done(index, donor.id(), round, samples));
        }
      }
      List<Done> rejected = members.stream().filter(m -> random.nextInt(4) == 0).toList();
      List<Done> early = rejected.subList(0, rejected.size() / 2);
      early.forEach(done -> log.verdict(done.index(), "rejected"));
      Collections.shuffle(members, random);
      log.round(round, members.stream().map(Done::index).toList(), List.of());
      rejected
          .subList(early.size(), rejected.size())
          .forEach(d -> log.verdict(d.index(), "rejected"));
      members.removeAll(rejected);
      counted.addAll(members);
    }
    return counted;
  }

  private static BigInteger points(Recipe recipe, int round, long credit) {
    BigInteger million = BigInteger.valueOf(1_000_000);
    BigInteger progress =
        BigInteger.valueOf(round).multiply(million).divide(BigInteger.valueOf(ROUNDS));
    BigInteger bonus =
        BigInteger.valueOf(recipe.rewards().earlyBonusPpm())
            .multiply(million.subtract(progress))
            .divide(million);
    return BigInteger.valueOf(credit).multiply(million.add(bonus)).divide(million);
  }

  private static RewardAccount fold(Recipe recipe, List<Entry> entries) {
    RewardAccount account = new RewardAccount("gpt-java", recipe);
    for (int i = 0; i < entries.size(); i++) {
      account.accept(i, entries.get(i));
    }
    return account;
  }
}

package io.kicktrain.training.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

  @Test
  void dividesAMillionExactly() {
    assertEquals(
        List.of(new Share("a", 333_334), new Share("b", 333_333), new Share("c", 333_333)),
        LargestRemainder.shares(List.of(donor("c", 5), donor("a", 5), donor("b", 5))));
    assertEquals(
        List.of(new Share("a", 142_857), new Share("b", 857_143)),
        LargestRemainder.shares(List.of(donor("a", 1), donor("b", 6))));
  }

  @Test
  void nobodyWithPointsMeansNoShares() {
    assertEquals(List.of(), LargestRemainder.shares(List.of()));
    assertEquals(List.of(), LargestRemainder.shares(List.of(donor("a", 0))));
  }

  @Test
  void holdsForAnyPoints() {
    Random random = new Random(11);
    for (int trial = 0; trial < 300; trial++) {
      List<DonorCredit> donors = new ArrayList<>();
      for (int i = random.nextInt(1, 40); i > 0; i--) {
        donors.add(donor("key" + i, random.nextLong() >>> 1 + random.nextInt(62)));
      }
      List<Share> shares = LargestRemainder.shares(donors);
      boolean any = donors.stream().anyMatch(d -> d.points() > 0);
      assertEquals(any ? 1_000_000 : 0, shares.stream().mapToLong(Share::ppm).sum());
      checkQuotas(donors, shares);
      Collections.shuffle(donors, random);
      assertEquals(shares, LargestRemainder.shares(donors));
    }
  }

  /** Each share is its quota rounded down or up, which is what "quota rule" means. */
  private static void checkQuotas(List<DonorCredit> donors, List<Share> shares) {
    double total = donors.stream().mapToDouble(DonorCredit::points).sum();
    for (Share share : shares) {
      DonorCredit donor =
          donors.stream().filter(d -> d.key().equals(share.key())).findFirst().orElseThrow();
      double quota = donor.points() / total * 1e6;
      assertTrue(Math.abs(share.ppm() - quota) <= 1 + 1e-6, () -> share + " of quota " + quota);
    }
  }

  private static DonorCredit donor(String key, long points) {
    return new DonorCredit(key, 0, points, 0);
  }
}

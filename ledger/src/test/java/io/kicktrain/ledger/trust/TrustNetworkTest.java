package io.kicktrain.ledger.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrustNetworkTest {
  private static final KeyName ANN = key("a");
  private static final KeyName BOB = key("b");
  private static final KeyName CAT = key("c");
  private static final KeyName DAN = key("d");
  private static final KeyName EVE = key("e");
  private static final Map<KeyName, Integer> ROOT = Map.of(ANN, 120);

  private static KeyName key(String digit) {
    return KeyName.openPgp(digit.repeat(40));
  }

  private static Claim claim(KeyName by, KeyName about, int depth, int amount) {
    return claim(by, about, depth, amount, 1);
  }

  private static Claim claim(KeyName by, KeyName about, int depth, int amount, long issued) {
    return Claim.endorsement(by, about, depth, amount, issued);
  }

  private static Trust trust(KeyName target, Claim... claims) {
    return new TrustNetwork(List.of(claims)).trust(ROOT, target);
  }

  @Test
  void aRootIsTrustedAndAStrangerIsNot() {
    assertEquals(120, trust(ANN).amount());
    assertEquals(0, trust(BOB).amount());
    assertEquals(0, trust(BOB, claim(CAT, BOB, 255, 120)).amount());
  }

  @Test
  void depthSaysHowManyStepsMayFollow() {
    Claim first = claim(ANN, BOB, 1, 120);
    Claim second = claim(BOB, CAT, 0, 120);
    assertTrue(trust(BOB, first, second).complete());
    assertTrue(trust(CAT, first, second).complete());
    assertEquals(0, trust(CAT, claim(ANN, BOB, 0, 120), second).amount());
    Claim third = claim(CAT, DAN, 0, 120);
    assertEquals(0, trust(DAN, first, claim(BOB, CAT, 1, 120), third).amount());
    assertEquals(0, trust(DAN, claim(ANN, BOB, 2, 120), second, third).amount());
    assertTrue(trust(DAN, claim(ANN, BOB, 2, 120), claim(BOB, CAT, 1, 120), third).complete());
  }

  @Test
  void aPathIsWorthItsWeakestClaimAndPathsAddUp() {
    Claim[] claims = {
      claim(ANN, BOB, 1, 120),
      claim(ANN, CAT, 1, 60),
      claim(BOB, DAN, 0, 60),
      claim(CAT, DAN, 0, 90)
    };
    Trust trust = trust(DAN, claims);
    assertEquals(120, trust.amount());
    assertEquals(
        List.of(
            new TrustPath(List.of(ANN, BOB, DAN), 60), new TrustPath(List.of(ANN, CAT, DAN), 60)),
        trust.paths());
    claims[3] = claim(CAT, DAN, 0, 30);
    assertEquals(90, trust(DAN, claims).amount());
    assertFalse(trust(DAN, claims).complete());
  }

  @Test
  void whatOnePathUsesAnotherCannot() {
    Trust trust =
        trust(
            EVE,
            claim(ANN, BOB, 2, 60),
            claim(BOB, CAT, 1, 120),
            claim(BOB, DAN, 1, 120),
            claim(CAT, EVE, 0, 60),
            claim(DAN, EVE, 0, 60));
    assertEquals(60, trust.amount());
    assertEquals(1, trust.paths().size());
  }

  @Test
  void aRootsOwnAmountIsALimit() {
    TrustNetwork network =
        new TrustNetwork(List.of(claim(ANN, CAT, 0, 120), claim(BOB, CAT, 0, 120)));
    assertEquals(40, network.trust(Map.of(ANN, 40), CAT).amount());
    assertEquals(110, network.trust(Map.of(ANN, 40, BOB, 70), CAT).amount());
    assertThrows(IllegalArgumentException.class, () -> network.trust(Map.of(ANN, 121), CAT));
    assertThrows(IllegalArgumentException.class, () -> network.trust(Map.of(ANN, 0), CAT));
  }

  @Test
  void theLatestClaimCountsWhateverTheOrderInTheLog() {
    List<Claim> claims =
        new ArrayList<>(
            List.of(
                claim(ANN, BOB, 0, 120, 5), claim(ANN, BOB, 0, 0, 9), claim(ANN, BOB, 0, 90, 2)));
    for (int i = 0; i < 6; i++) {
      Collections.shuffle(claims, new Random(i));
      assertEquals(0, new TrustNetwork(claims).trust(ROOT, BOB).amount());
    }
    claims.add(claim(ANN, BOB, 0, 33, 10));
    assertEquals(33, new TrustNetwork(claims).trust(ROOT, BOB).amount());
    claims.add(claim(ANN, BOB, 0, 120, 10));
    assertEquals(33, new TrustNetwork(claims).trust(ROOT, BOB).amount());
  }

  @Test
  void circlesEndAndTheOrderOfClaimsDoesNotMatter() {
    Random random = new Random(11);
    List<KeyName> keys =
        "0123456789abcdef".chars().mapToObj(c -> key(String.valueOf((char) c))).toList();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      KeyName by = keys.get(random.nextInt(16));
      KeyName about = keys.get(random.nextInt(16));
      if (!by.equals(about)) {
        claims.add(claim(by, about, random.nextInt(4), 1 + random.nextInt(120), i));
      }
    }
    for (KeyName target : keys) {
      Trust trust = new TrustNetwork(claims).trust(ROOT, target);
      List<Claim> shuffled = new ArrayList<>(claims);
      Collections.shuffle(shuffled, random);
      assertEquals(trust, new TrustNetwork(shuffled).trust(ROOT, target));
      assertEquals(trust.amount(), trust.paths().stream().mapToInt(TrustPath::amount).sum());
      for (TrustPath path : trust.paths()) {
        assertEquals(ANN, path.keys().get(0));
        assertEquals(target, path.keys().get(path.keys().size() - 1));
        assertEquals(path.keys().size(), path.keys().stream().distinct().count());
      }
    }
  }

  @Test
  void namesAndRangesAreChecked() {
    KeyName worker =
        KeyName.worker("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertEquals(
        "37dc427befecc60e66e169e578bb4336d1050c72",
        KeyName.openPgp("37DC 427B EFEC C60E 66E1 69E5 78BB 4336 D105 0C72").id());
    for (String bad :
        Arrays.asList("", "openpgp:12", "ed25519:" + "0".repeat(64), "x:" + "a".repeat(40))) {
      assertThrows(IllegalArgumentException.class, () -> new KeyName(bad), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> claim(worker, ANN, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> claim(ANN, ANN, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> claim(ANN, worker, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> claim(ANN, BOB, 256, 1));
    assertThrows(IllegalArgumentException.class, () -> claim(ANN, BOB, 0, 121));
    assertThrows(IllegalArgumentException.class, () -> claim(ANN, BOB, 0, 1, -1));
  }
}

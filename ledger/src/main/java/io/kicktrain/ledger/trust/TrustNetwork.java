package io.kicktrain.ledger.trust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's claims as one network (OpenPGP's web of trust, RFC 9580 section 5.2.3.21, summed as
 * in Sequoia's "web of trust" specification): a path leads from a root over claims whose depth
 * allows the steps that follow; it is worth its smallest amount; several paths add up, and what one
 * uses of a claim another cannot use again. The strongest path is taken first, of equal ones the
 * shortest, so the result never overstates, and is the same for everybody. Immutable.
 */
public final class TrustNetwork {
  /** Claims about each key, by who makes them. Sorted, so that every replica finds the same. */
  private final Map<KeyName, Map<KeyName, Claim>> about = new HashMap<>();

  /** Of claims, each verified by {@link SignedClaim#verify}. */
  public TrustNetwork(Collection<Claim> claims) {
    for (Claim claim : claims) {
      about
          .computeIfAbsent(claim.about(), k -> new TreeMap<>())
          .merge(claim.by(), claim, TrustNetwork::later);
    }
  }

  /** Of equal times the smaller amount counts: whoever takes something back means it. */
  private static Claim later(Claim a, Claim b) {
    if (a.issued() != b.issued()) {
      return a.issued() > b.issued() ? a : b;
    }
    return a.amount() <= b.amount() ? a : b;
  }

  /**
   * How far {@code target} is trusted by somebody who trusts {@code roots}.
   *
   * @param roots OpenPGP keys and how much each is trusted, 1..120
   */
  public Trust trust(Map<KeyName, Integer> roots, KeyName target) {
    Residue residue = new Residue(roots);
    List<TrustPath> paths = new ArrayList<>();
    int amount = 0;
    while (amount < Claim.COMPLETE) {
      TrustPath path = strongest(residue, target);
      if (path == null) {
        break;
      }
      residue.use(path);
      paths.add(path);
      amount += path.amount();
    }
    return new Trust(amount, paths);
  }

  private @Nullable TrustPath strongest(Residue residue, KeyName target) {
    for (int least = Claim.COMPLETE; least > 0; least--) {
      List<KeyName> keys = shortest(residue, target, least);
      if (!keys.isEmpty()) {
        return new TrustPath(keys, least);
      }
    }
    return null;
  }

  /**
   * The shortest path on which every claim has {@code least} left, found backwards: the fewer steps
   * follow a claim, the less depth it needs, so the first visit of a key is the best one.
   */
  private List<KeyName> shortest(Residue residue, KeyName target, int least) {
    Map<KeyName, KeyName> next = new HashMap<>();
    next.put(target, target);
    List<KeyName> reached = List.of(target);
    for (int steps = 0; !reached.isEmpty(); steps++) {
      for (KeyName key : reached) {
        if (residue.ofRoot(key) >= least) {
          return path(key, target, next);
        }
      }
      reached = before(reached, steps, least, residue, next);
    }
    return List.of();
  }

  private List<KeyName> before(
      List<KeyName> reached, int steps, int least, Residue residue, Map<KeyName, KeyName> next) {
    List<KeyName> found = new ArrayList<>();
    for (KeyName key : reached) {
      for (Claim claim : about.getOrDefault(key, Map.of()).values()) {
        if (claim.depth() >= steps
            && residue.of(claim) >= least
            && next.putIfAbsent(claim.by(), key) == null) {
          found.add(claim.by());
        }
      }
    }
    return found;
  }

  private static List<KeyName> path(KeyName root, KeyName target, Map<KeyName, KeyName> next) {
    List<KeyName> keys = new ArrayList<>(List.of(root));
    for (KeyName key = root; !key.equals(target); ) {
      key = next.getOrDefault(key, target);
      keys.add(key);
    }
    return keys;
  }

  /** What the paths found so far have left of roots and claims. */
  private static final class Residue {
    private final Map<KeyName, Integer> roots;
    private final Map<List<KeyName>, Integer> used = new HashMap<>();

    Residue(Map<KeyName, Integer> roots) {
      this.roots = new HashMap<>(roots);
      roots.forEach(Residue::requireAmount);
    }

    private static void requireAmount(KeyName key, int amount) {
      if (amount < 1 || amount > Claim.COMPLETE) {
        throw new IllegalArgumentException("trust in " + key + " must be 1..120: " + amount);
      }
    }

    int ofRoot(KeyName key) {
      return roots.getOrDefault(key, 0);
    }

    int of(Claim claim) {
      return claim.amount() - used.getOrDefault(List.of(claim.by(), claim.about()), 0);
    }

    void use(TrustPath path) {
      List<KeyName> keys = path.keys();
      roots.merge(keys.get(0), -path.amount(), Integer::sum);
      for (int i = 1; i < keys.size(); i++) {
        used.merge(List.of(keys.get(i - 1), keys.get(i)), path.amount(), Integer::sum);
      }
    }
  }
}

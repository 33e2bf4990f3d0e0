package io.kicktrain.training.reward;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Divides a million among donors by their points (the largest remainder method, also Hamilton's or
 * Hare-Niemeyer): each gets the whole part of its quota, and what is left goes one by one to the
 * largest fractions; equal fractions in order of the keys.
 */
final class LargestRemainder {

  static final long MILLION = 1_000_000;

  private LargestRemainder() {}

  private record Quota(String key, long whole, BigInteger remainder) {}

  /** Shares by ascending key of all donors with points; empty when nobody has any. */
  static List<Share> shares(Collection<DonorCredit> donors) {
    List<DonorCredit> earning = donors.stream().filter(donor -> donor.points() > 0).toList();
    BigInteger total =
        earning.stream()
            .map(donor -> BigInteger.valueOf(donor.points()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    List<Quota> quotas = new ArrayList<>();
    long left = earning.isEmpty() ? 0 : MILLION;
    for (DonorCredit donor : earning) {
      BigInteger[] quota =
          BigInteger.valueOf(donor.points())
              .multiply(BigInteger.valueOf(MILLION))
              .divideAndRemainder(total);
      quotas.add(new Quota(donor.key(), quota[0].longValueExact(), quota[1]));
      left -= quota[0].longValueExact();
    }
    quotas.sort(Comparator.comparing(Quota::remainder).reversed().thenComparing(Quota::key));
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < quotas.size(); i++) {
      shares.add(new Share(quotas.get(i).key(), quotas.get(i).whole() + (i < left ? 1 : 0)));
    }
    shares.sort(Comparator.comparing(Share::key));
    return List.copyOf(shares);
  }
}

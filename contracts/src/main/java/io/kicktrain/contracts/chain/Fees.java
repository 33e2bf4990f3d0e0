package io.kicktrain.contracts.chain;

import java.math.BigInteger;

/**
 * What a transaction offers (EIP-1559), in wei per gas.
 *
 * @param max the most that is paid in all
 * @param tip what the block's maker gets of it, at most {@code max}
 */
public record Fees(BigInteger max, BigInteger tip) {
  /** Nodes want 10% more before they replace a transaction; an eighth is more than that. */
  private static final BigInteger EIGHT = BigInteger.valueOf(8);

  /** Checks that the tip is within the whole. */
  public Fees {
    if (tip.signum() < 0 || tip.compareTo(max) > 0) {
      throw new IllegalArgumentException("a tip is between 0 and the highest fee");
    }
  }

  /** What is enough for some blocks: twice the base fee, and the tip. */
  public static Fees quote(BigInteger baseFee, BigInteger tip) {
    return new Fees(baseFee.shiftLeft(1).add(tip), tip);
  }

  /** The least that replaces a transaction with these fees, or {@code market} if that is more. */
  public Fees raised(Fees market) {
    BigInteger raisedTip = raise(tip).max(market.tip);
    return new Fees(raise(max).max(market.max).max(raisedTip), raisedTip);
  }

  private static BigInteger raise(BigInteger fee) {
    return fee.add(fee.divide(EIGHT)).add(BigInteger.ONE);
  }

  /** These fees, at most {@code limit} in all. */
  public Fees within(BigInteger limit) {
    return new Fees(max.min(limit), tip.min(limit));
  }
}

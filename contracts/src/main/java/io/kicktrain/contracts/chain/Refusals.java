package io.kicktrain.contracts.chain;

import io.kicktrain.contracts.rpc.RpcRefusedException;
import java.util.Locale;

/**
 * What a node means by refusing a transaction. JSON-RPC has no codes for this; the words are those
 * of geth, Nethermind, Besu, Erigon, Reth and anvil.
 */
public final class Refusals {
  private Refusals() {}

  /** The node has the transaction already. */
  static boolean alreadyKnown(RpcRefusedException refused) {
    return says(refused, "already known", "already imported", "known transaction", "alreadyknown");
  }

  /** A transaction with this nonce is in a block. */
  public static boolean nonceUsed(RpcRefusedException refused) {
    return says(refused, "nonce too low", "oldnonce", "nonce is too low");
  }

  /** Another transaction with this nonce waits, and this one does not offer enough more. */
  public static boolean underpriced(RpcRefusedException refused) {
    return says(refused, "underpriced", "feetoolow", "fee too low", "less than block base fee");
  }

  /** The account cannot pay. */
  public static boolean unfunded(RpcRefusedException refused) {
    return says(refused, "insufficient funds", "insufficientfunds", "not enough funds");
  }

  private static boolean says(RpcRefusedException refused, String... words) {
    String reason = refused.reason().toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (reason.contains(word)) {
        return true;
      }
    }
    return false;
  }
}

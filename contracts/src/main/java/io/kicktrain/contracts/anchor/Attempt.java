package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Fees;
import io.kicktrain.contracts.wallet.SignedTransaction;
import io.kicktrain.ledger.note.TreeHead;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A signed transaction that anchors a tree head.
 *
 * @param size entries of the head
 * @param root its root, 64 hex digits
 * @param hash the transaction's hash
 * @param raw the transaction
 * @param maxFee wei per gas that it offers
 * @param tip wei per gas of it for the block's maker
 * @param signedAt milliseconds since 1970
 */
record Attempt(
    long size,
    String root,
    String hash,
    String raw,
    BigInteger maxFee,
    BigInteger tip,
    long signedAt) {

  static Attempt of(TreeHead head, SignedTransaction signed, Instant now) {
    return new Attempt(
        head.size(),
        HexFormat.of().formatHex(head.root()),
        signed.hash(),
        signed.raw(),
        signed.fees().max(),
        signed.fees().tip(),
        now.toEpochMilli());
  }

  Fees fees() {
    return new Fees(maxFee, tip);
  }

  TreeHead head(String origin) {
    return new TreeHead(origin, size, HexFormat.of().parseHex(root));
  }
}

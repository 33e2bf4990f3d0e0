package io.kicktrain.training.wire;

import io.kicktrain.ledger.log.Receipt;
import java.util.HexFormat;
import java.util.List;

/**
 * A receipt as JSON: enough to verify offline that an entry is in the log.
 *
 * @param index the entry's index in the log
 * @param leafHash hexadecimal
 * @param proof the inclusion proof's nodes, hexadecimal, leaf to root
 * @param treeHead the signed tree head, a C2SP signed note
 */
public record ReceiptDocument(long index, String leafHash, List<String> proof, String treeHead) {

  /**
   * The document of a receipt.
   *
   * @param receipt the log's receipt
   * @return the same as JSON-ready strings
   */
  public static ReceiptDocument of(Receipt receipt) {
    HexFormat hex = HexFormat.of();
    return new ReceiptDocument(
        receipt.index(),
        hex.formatHex(receipt.leafHash()),
        receipt.proof().stream().map(hex::formatHex).toList(),
        receipt.signedTreeHead());
  }

  /**
   * Back to the log's own form, to verify it.
   *
   * @return the receipt
   * @throws IllegalArgumentException if a hash is not hexadecimal
   */
  public Receipt toReceipt() {
    HexFormat hex = HexFormat.of();
    return new Receipt(
        index, hex.parseHex(leafHash), proof.stream().map(hex::parseHex).toList(), treeHead);
  }
}

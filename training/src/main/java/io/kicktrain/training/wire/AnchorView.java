package io.kicktrain.training.wire;

import java.util.List;

/**
 * How the log's anchor on Ethereum stands.
 *
 * @param chain the chain's number (EIP-155)
 * @param contract the contract's address
 * @param fromBlock the block where the contract's events begin
 * @param heads the newest final head, if any, and all later ones, smallest first
 * @param warnings what a person should look at
 */
public record AnchorView(
    long chain, String contract, long fromBlock, List<Head> heads, List<Warning> warnings) {

  /** Copies the lists. */
  public AnchorView {
    heads = List.copyOf(heads);
    warnings = List.copyOf(warnings);
  }

  /**
   * A tree head on its way to the chain, or there.
   *
   * @param size number of its entries
   * @param root its root, 64 hex digits
   * @param state {@code pending}, {@code mined} or {@code finalized}
   * @param transaction the transaction's hash, empty when another program sent it
   * @param block its block, -1 when it is in none or that is not known
   * @param atMillis when it was sent, or its block's time
   */
  public record Head(
      long size, String root, String state, String transaction, long block, long atMillis) {}

  /**
   * Something that a person should look at.
   *
   * @param code short and stable
   * @param message what is wrong and what to do
   */
  public record Warning(String code, String message) {}
}

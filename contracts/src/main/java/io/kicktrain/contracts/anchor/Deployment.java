package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.Fees;
import io.kicktrain.contracts.chain.Receipt;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.rpc.RpcException;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.SignedTransaction;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * A contract that was just created.
 *
 * @param contract its address
 * @param chainId the chain's number
 * @param block the height of its block
 * @param gasUsed gas that it took
 */
public record Deployment(Address contract, long chainId, long block, long gasUsed) {
  private static final long POLL_MILLIS = 500;

  /**
   * Creates a contract and waits until it is in a block.
   *
   * @param chain where
   * @param account who pays and becomes the owner
   * @param origin the log that the contract is for
   * @param maxFee wei per gas that are paid at most
   * @param patience how long to wait for the block
   * @throws IOException if the account cannot pay, gas costs more than {@code maxFee}, the node
   *     refuses, or it takes too long
   */
  public static Deployment create(
      Chain chain, Account account, String origin, BigInteger maxFee, Duration patience)
      throws IOException {
    long chainId = chain.id();
    String data = TreeHeadAnchor.creation(origin);
    Fees fees = fees(chain, maxFee);
    long gas = chain.estimateGas(account.address(), Optional.empty(), data);
    gas += gas / 4;
    BigInteger cost = fees.max().multiply(BigInteger.valueOf(gas));
    if (chain.balance(account.address()).compareTo(cost) < 0) {
      throw new IOException(
          "account %s cannot pay for the contract: it takes up to %s wei; send it funds"
              .formatted(account.address(), cost));
    }
    long nonce = chain.nonce(account.address());
    SignedTransaction signed = account.sign(chainId, nonce, gas, fees, Optional.empty(), data);
    chain.send(signed.raw());
    Receipt receipt = await(chain, signed.hash(), patience);
    Address contract =
        receipt
            .created()
            .orElseThrow(() -> new RpcException("the receipt names no contract: " + receipt));
    return new Deployment(contract, chainId, receipt.blockNumber(), receipt.gasUsed());
  }

  private static Fees fees(Chain chain, BigInteger maxFee) throws IOException {
    Fees market = chain.fees();
    if (market.max().shiftRight(1).compareTo(maxFee) > 0) {
      throw new IOException(
          "gas costs %s wei now, more than the limit of %s: wait, or raise the limit"
              .formatted(market.max().shiftRight(1), maxFee));
    }
    return market.within(maxFee);
  }

  private static Receipt await(Chain chain, String transaction, Duration patience)
      throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Receipt> receipt = chain.receipt(transaction);
      if (receipt.isPresent()) {
        return receipt.get();
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped while waiting for transaction " + transaction);
      }
    }
    throw new IOException(
        "transaction %s is in no block after %d s: look it up before trying again"
            .formatted(transaction, patience.toSeconds()));
  }
}

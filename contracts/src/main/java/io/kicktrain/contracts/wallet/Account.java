package io.kicktrain.contracts.wallet;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Fees;
import java.math.BigInteger;
import java.util.Optional;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** An account whose key is here. The key never leaves this object. */
public final class Account {
  private final Credentials credentials;
  private final Address address;

  Account(Credentials credentials) {
    this.credentials = credentials;
    this.address = Address.parse(credentials.getAddress());
  }

  /** Its address. */
  public Address address() {
    return address;
  }

  /**
   * Signs a transaction (EIP-1559, type 2) without sending it. The same arguments give the same
   * bytes (RFC 6979).
   *
   * @param chain the chain's number, which makes it worthless on every other chain
   * @param nonce number of the account's transaction
   * @param gas the most gas it may take
   * @param to the contract that is called, or empty to create one
   * @param data as hex digits with 0x
   */
  public SignedTransaction sign(
      long chain, long nonce, long gas, Fees fees, Optional<Address> to, String data) {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chain,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(gas),
            to.map(Address::hex).orElse(""),
            BigInteger.ZERO,
            data,
            fees.tip(),
            fees.max());
    byte[] signed = TransactionEncoder.signMessage(transaction, credentials);
    return new SignedTransaction(
        Numeric.toHexString(Hash.sha3(signed)), Numeric.toHexString(signed), fees);
  }
}

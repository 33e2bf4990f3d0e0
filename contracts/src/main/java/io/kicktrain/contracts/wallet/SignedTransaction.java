package io.kicktrain.contracts.wallet;

import io.kicktrain.contracts.chain.Fees;

/**
 * A transaction that can be sent by anybody, any number of times, and counts once.
 *
 * @param hash its name on the chain, 0x and 64 hex digits, known before it is sent
 * @param raw what is sent, as hex digits with 0x
 * @param fees what it offers
 */
public record SignedTransaction(String hash, String raw, Fees fees) {}

package io.kicktrain.contracts.chain;

import java.math.BigInteger;

/**
 * A block's header, as far as it matters here.
 *
 * @param number height
 * @param hash 0x and 64 hex digits
 * @param time seconds since 1970
 * @param baseFee wei per gas that are burnt (EIP-1559)
 */
public record Block(long number, String hash, long time, BigInteger baseFee) {}

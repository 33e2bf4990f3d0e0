package io.kicktrain.contracts.chain;

import java.util.Optional;

/**
 * What became of a transaction that is in a block.
 *
 * @param success false when it was reverted
 * @param blockNumber the block's height
 * @param blockHash the block's hash
 * @param gasUsed gas paid for
 * @param created the contract that it created
 */
public record Receipt(
    boolean success, long blockNumber, String blockHash, long gasUsed, Optional<Address> created) {}

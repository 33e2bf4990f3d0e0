package io.kicktrain.contracts.chain;

/**
 * An event of a contract.
 *
 * @param blockNumber height of its block
 * @param blockHash hash of its block
 * @param transaction hash of its transaction
 * @param data the event's values, as hex digits with 0x
 */
public record EventLog(long blockNumber, String blockHash, String transaction, String data) {}

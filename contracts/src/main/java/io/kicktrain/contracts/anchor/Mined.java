package io.kicktrain.contracts.anchor;

/**
 * Where a transaction was found.
 *
 * @param block the block's height
 * @param blockHash its hash: another one at this height means a re-organisation
 * @param time of the block, seconds since 1970
 */
record Mined(long block, String blockHash, long time) {}

package io.kicktrain.contracts.history;

/**
 * Something that does not fit between chain and log.
 *
 * @param index the first entry that it may be about, -1 when it is about none
 * @param what what is wrong
 */
public record AnchorFinding(long index, String what) {}

package io.kicktrain.training.wire;

/**
 * The hub's answer to a contribution: it is stored and logged, and these blocks are to be opened.
 *
 * @param receipt the proof that the statement is in the log
 * @param challenge what to open now
 */
public record ContributionReply(ReceiptDocument receipt, Challenge challenge) {}

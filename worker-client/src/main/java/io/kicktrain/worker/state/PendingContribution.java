package io.kicktrain.worker.state;

import io.kicktrain.ledger.entry.Entry;
import java.util.OptionalLong;

/**
 * A contribution that was made and whose fate is not known.
 *
 * @param round the round it is for
 * @param lease the lease it answers
 * @param statement its signed statement
 * @param index of the statement in the log, once the hub has said so
 */
public record PendingContribution(int round, String lease, Entry statement, OptionalLong index) {}

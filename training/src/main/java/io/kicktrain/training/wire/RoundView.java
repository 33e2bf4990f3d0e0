package io.kicktrain.training.wire;

import org.jspecify.annotations.Nullable;

/**
 * One closed round, as its log entry says.
 *
 * @param round the round's number, counted from 0
 * @param index the entry's index in the log
 * @param members contributions that were summed
 * @param samples samples they cover
 * @param weightsRoot the weights after the step: what round + 1 opens with
 * @param delta SHA-256 of the delta's file
 * @param deltaBytes its size in bytes
 * @param lossMicros validation loss agreed in this round, in micro-nats; null when none was
 */
public record RoundView(
    int round,
    long index,
    int members,
    long samples,
    String weightsRoot,
    String delta,
    long deltaBytes,
    @Nullable Long lossMicros) {}

package io.kicktrain.training.round;

import io.kicktrain.ledger.durable.Blobs;
import io.kicktrain.ledger.log.TransparencyLog;
import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.verification.Challenger;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What all campaigns of a hub share. Time and randomness come in here, so that everything below is
 * deterministic.
 *
 * @param log the platform's one log
 * @param blobs public files under their hashes
 * @param leases remembers leases across restarts
 * @param challenger draws the blocks to open
 * @param clock the hub's clock
 * @param random names leases and their samples; must be unpredictable in production
 * @param reserve free disk space that is kept
 */
public record HubServices(
    TransparencyLog log,
    Blobs blobs,
    LeaseBook leases,
    Challenger challenger,
    Clock clock,
    RandomGenerator random,
    StorageReserve reserve) {}

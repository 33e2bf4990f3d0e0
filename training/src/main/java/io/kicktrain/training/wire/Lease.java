package io.kicktrain.training.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Permission and instruction to do one piece of work at the weights of one round.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param campaign the campaign's slug
 * @param round the open round, counted from 0; the work starts from the weights that round opened
 *     with
 * @param kind what is to be done
 * @param donor the key the lease was given to
 * @param weightsRoot the Merkle root of those weights
 * @param seed names the samples: see {@code SampleRange}
 * @param steps local steps to do; for an evaluation the number of batches
 * @param batch samples per step
 * @param issuedAtMillis when it was given, by the hub's clock, milliseconds since the epoch
 * @param expiresAtMillis when it ends, by the hub's clock
 */
public record Lease(
    String id,
    String campaign,
    int round,
    Kind kind,
    String donor,
    String weightsRoot,
    long seed,
    int steps,
    int batch,
    long issuedAtMillis,
    long expiresAtMillis) {

  /** What a lease asks for. */
  public enum Kind {
    /** Train and send a contribution. */
    @JsonProperty("training")
    TRAINING,
    /** Compute the validation loss and report it. */
    @JsonProperty("evaluation")
    EVALUATION
  }

  /** Checks the ranges. */
  public Lease {
    if (!id.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("a lease id is 32 hexadecimal characters: " + id);
    }
    if (round < 0 || steps < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "round must be >= 0, steps and batch >= 1: " + round + ", " + steps + ", " + batch);
    }
    if (expiresAtMillis <= issuedAtMillis) {
      throw new IllegalArgumentException("a lease must end after it begins");
    }
  }

  /** Samples the whole lease covers: steps x batch. */
  public long samples() {
    return Math.multiplyExact((long) steps, batch);
  }
}

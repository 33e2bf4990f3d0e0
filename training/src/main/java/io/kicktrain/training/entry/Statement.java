package io.kicktrain.training.entry;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;

/**
 * What a donor signs about one contribution. It is a log entry of its own; the payload is named by
 * its hash.
 *
 * @param campaign the campaign's slug
 * @param round the round whose opening weights it started from
 * @param lease the lease it answers
 * @param payload SHA-256 of the coded message, hexadecimal
 * @param bytes the message's size
 * @param steps local steps done, at most the lease's
 * @param samples samples they cover: steps x the lease's batch
 * @param lossMicros mean training loss over the steps, micro-nats per token; at least 0
 * @param before block commitment of the residual before, hexadecimal
 * @param update block commitment of the raw update
 * @param after block commitment of the residual after
 * @param folded updates folded back into the residual since this donor's last summed contribution
 */
public record Statement(
    String campaign,
    int round,
    String lease,
    String payload,
    long bytes,
    int steps,
    long samples,
    long lossMicros,
    String before,
    String update,
    String after,
    int folded) {

  /** Checks the ranges. */
  public Statement {
    hash("payload", payload);
    hash("before", before);
    hash("update", update);
    hash("after", after);
    atLeast("round", round, 0);
    atLeast("bytes", bytes, 1);
    atLeast("steps", steps, 1);
    atLeast("samples", samples, 1);
    atLeast("loss", lossMicros, 0);
    atLeast("folded", folded, 0);
  }

  /**
   * Reads a statement out of a log entry.
   *
   * @param entry an entry of kind {@link EntryKinds#CONTRIBUTION}
   * @return the statement
   * @throws IllegalArgumentException if a field is missing or out of range; the message names it
   */
  public static Statement of(Entry entry) {
    if (!entry.kind().equals(EntryKinds.CONTRIBUTION)) {
      throw new IllegalArgumentException(
          "kind must be " + EntryKinds.CONTRIBUTION + ", but was " + entry.kind());
    }
    return new Statement(
        entry.string("campaign"),
        Math.toIntExact(entry.integer("round")),
        entry.string("lease"),
        entry.string("payload"),
        entry.integer("bytes"),
        Math.toIntExact(entry.integer("steps")),
        entry.integer("samples"),
        entry.integer("loss"),
        entry.string("before"),
        entry.string("update"),
        entry.string("after"),
        Math.toIntExact(entry.integer("folded")));
  }

  /**
   * The log entry of this statement.
   *
   * @param key the donor's key
   * @return the signed entry
   */
  public Entry sign(WorkerKey key) {
    return Entry.of(EntryKinds.CONTRIBUTION)
        .put("campaign", campaign)
        .put("round", round)
        .put("lease", lease)
        .put("payload", payload)
        .put("bytes", bytes)
        .put("steps", steps)
        .put("samples", samples)
        .put("loss", lossMicros)
        .put("before", before)
        .put("update", update)
        .put("after", after)
        .put("folded", folded)
        .build()
        .sign(key);
  }

  private static void hash(String field, String value) {
    if (!Sha256.isHex(value)) {
      throw new IllegalArgumentException(
          field + " must be 64 lower-case hexadecimal characters, but was: " + value);
    }
  }

  private static void atLeast(String field, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(field + " must be at least " + least + ": " + value);
    }
  }
}

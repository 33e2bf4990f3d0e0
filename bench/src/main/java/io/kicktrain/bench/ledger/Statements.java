package io.kicktrain.bench.ledger;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.entry.Statement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Contributions to the benchmark's campaign, of the size that real ones have: {@code perRound}
 * donors, each with one contribution in every round.
 */
final class Statements {

  static final String CAMPAIGN = "bench";
  static final int SAMPLES = 8;

  private static final int DONORS = 64;
  private static final String HASH = Sha256.hex(new byte[] {1});

  private final int perRound;
  private final String[] parts;

  Statements(int perRound) {
    this.perRound = perRound;
    String text = signed(0, donor(0)).toString();
    // Lease and payload differ from entry to entry; cutting them out saves writing JSON each time.
    String[] around = text.split(lease(0) + "|" + payload(0) + "|\"round\":0,", -1);
    if (around.length != 4) {
      throw new IllegalStateException("a statement is not what it was: " + text);
    }
    this.parts = around;
  }

  static WorkerKey donor(int number) {
    byte[] seed = ByteBuffer.allocate(32).putInt(number % DONORS).array();
    return WorkerKey.ofSeed(seed);
  }

  /** Contribution {@code number}, signed by {@code key}. */
  Entry signed(long number, WorkerKey key) {
    return new Statement(
            CAMPAIGN,
            (int) (number / perRound),
            lease(number),
            payload(number),
            500_000,
            1,
            SAMPLES,
            3_000_000,
            HASH,
            HASH,
            HASH,
            0)
        .sign(key);
  }

  /** The same, but for its signature, which is that of contribution 0. */
  byte[] unsigned(long number) {
    String text =
        parts[0]
            + lease(number)
            + parts[1]
            + payload(number)
            + parts[2]
            + "\"round\":"
            + number / perRound
            + ","
            + parts[3];
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String lease(long number) {
    return String.format("%032x", number + 1);
  }

  private static String payload(long number) {
    return String.format("%064x", number + 1);
  }
}

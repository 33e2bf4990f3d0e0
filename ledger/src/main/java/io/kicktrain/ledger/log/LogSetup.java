package io.kicktrain.ledger.log;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.note.NoteSigner;
import java.util.List;

/**
 * What a log is opened with.
 *
 * @param origin its name
 * @param signers keys that sign every tree head, each named like the log
 * @param identity what makes two entries the same
 * @param options how it uses disk and memory
 * @param hook told of every step
 */
record LogSetup(
    String origin,
    List<NoteSigner> signers,
    EntryIdentity identity,
    FileLogOptions options,
    Step.Hook hook) {
  /** Checks the signers. */
  LogSetup {
    signers = List.copyOf(signers);
    if (signers.isEmpty() || signers.stream().anyMatch(s -> !s.name().equals(origin))) {
      throw new IllegalArgumentException("every signer must be named like the log: " + origin);
    }
  }
}

package io.kicktrain.training.reward;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.entry.EntryKinds;
import java.util.ArrayList;
import java.util.List;

/** A log for tests: entries in order, their index is their place. */
final class LogWriter {

  private final String campaign;
  private final List<Entry> entries = new ArrayList<>();

  LogWriter(String campaign) {
    this.campaign = campaign;
  }

  /** A donor's key, the same in every run. */
  static WorkerKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    return WorkerKey.ofSeed(seed);
  }

  List<Entry> entries() {
    return entries;
  }

  private long add(Entry entry) {
    entries.add(entry);
    return entries.size() - 1;
  }

  private Entry.Builder entry(String kind) {
    return Entry.of(kind).put("campaign", campaign);
  }

  long contribution(WorkerKey donor, int round, long samples) {
    return add(
        entry(EntryKinds.CONTRIBUTION)
            .put("round", round)
            .put("samples", samples)
            .build()
            .sign(donor));
  }

  long evaluation(WorkerKey donor, int round, long samples) {
    return add(
        entry(EntryKinds.EVALUATION)
            .put("round", round)
            .put("samples", samples)
            .build()
            .sign(donor));
  }

  long verdict(long contribution, String verdict) {
    return add(
        entry(EntryKinds.VERDICT)
            .put("contribution", contribution)
            .put("verdict", verdict)
            .build());
  }

  long round(int round, List<Long> members, List<Long> evaluations) {
    return add(
        entry(EntryKinds.ROUND)
            .put("round", round)
            .put("members", members)
            .put("evaluations", evaluations)
            .build());
  }

  long settlement(int round, List<Long> evaluations) {
    return add(
        entry(EntryKinds.SETTLEMENT).put("round", round).put("evaluations", evaluations).build());
  }
}

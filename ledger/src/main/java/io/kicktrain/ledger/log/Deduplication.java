package io.kicktrain.ledger.log;

import io.kicktrain.ledger.dedup.KnownEntries;
import io.kicktrain.ledger.run.Fingerprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps entries that are in the log already out of a batch. For the sequencer's thread. */
final class Deduplication implements AutoCloseable {
  /**
   * A batch as it goes on.
   *
   * @param fresh entries that get a place
   * @param repeats entries that have one
   */
  record Sorted(List<Pending> fresh, List<Repeat> repeats) {}

  /**
   * An entry that is there already, perhaps earlier in the same batch.
   *
   * @param pending who asked
   * @param index of the original
   */
  record Repeat(Pending pending, long index) {}

  private final @Nullable KnownEntries known;

  /** With null, every entry is fresh. */
  Deduplication(@Nullable KnownEntries known) {
    this.known = known;
  }

  /** Adds an entry that is in the log already. */
  void replay(long index, byte @Nullable [] identity) throws IOException {
    if (known != null) {
      known.add(identity == null ? null : Fingerprint.of(identity), index);
      known.durable(index + 1);
    }
  }

  /** Sorts a batch for a log of {@code size} entries. */
  Sorted sort(List<Pending> batch, long size) throws IOException {
    if (known == null) {
      return new Sorted(batch, List.of());
    }
    List<Pending> fresh = new ArrayList<>(batch.size());
    List<Repeat> repeats = new ArrayList<>();
    for (Pending pending : batch) {
      long original = known.add(pending.key, size + fresh.size());
      if (original < 0) {
        fresh.add(pending);
      } else {
        repeats.add(new Repeat(pending, original));
      }
    }
    return new Sorted(fresh, repeats);
  }

  /** The first {@code size} entries are durable. */
  void durable(long size) {
    if (known != null) {
      known.durable(size);
    }
  }

  @Override
  public void close() throws IOException {
    if (known != null) {
      known.close();
    }
  }
}

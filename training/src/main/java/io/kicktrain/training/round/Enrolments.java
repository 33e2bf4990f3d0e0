package io.kicktrain.training.round;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.RefusedException;
import io.kicktrain.training.admission.SignedEntries;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.wire.ReceiptDocument;
import java.io.IOException;
import java.util.Optional;

/** The station where a key becomes a donor. */
final class Enrolments {

  private static final String DEVICE = "[a-z0-9-]{1,32}";

  private final HubState state;

  Enrolments(HubState state) {
    this.state = state;
  }

  Outcome<ReceiptDocument> enrol(String donor, byte[] bytes) throws RefusedException, IOException {
    String slug = state.work.recipe().slug();
    Entry entry = SignedEntries.admit(bytes, EntryKinds.ENROLMENT, slug, donor);
    String device = device(entry);
    Optional<Long> earlier;
    synchronized (state) {
      state.requireTraining();
      state.presence.seen(donor, state.now()).device = device;
      earlier = state.facts.enrolment(donor);
    }
    // Not while others wait for the state: a receipt is read from the log's tiles.
    if (earlier.isPresent()) {
      return Outcome.again(ReceiptDocument.of(state.hub.log().receipt(earlier.get())));
    }
    return Outcome.done(ReceiptDocument.of(state.append(entry)));
  }

  private static String device(Entry entry) throws RefusedException {
    try {
      String device = entry.string("device");
      if (!device.matches(DEVICE)) {
        throw new IllegalArgumentException("device must match " + DEVICE + ", but is " + device);
      }
      return device;
    } catch (IllegalArgumentException e) {
      throw SignedEntries.malformed(e);
    }
  }
}

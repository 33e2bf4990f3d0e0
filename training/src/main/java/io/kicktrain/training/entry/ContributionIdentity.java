package io.kicktrain.training.entry;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.trust.Claim;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A contribution is the same as another when campaign, round, donor and payload are, and a claim
 * about a key when its statement is: the log has it once, whatever is sent again. All other entries
 * are different from each other.
 */
public final class ContributionIdentity implements EntryIdentity {
  @Override
  public byte @Nullable [] of(byte[] bytes) {
    try {
      Entry entry = Entry.parse(bytes);
      if (entry.kind().equals(EntryKinds.CERTIFICATION)
          || entry.kind().equals(EntryKinds.ENDORSEMENT)) {
        return Claim.of(entry).statement();
      }
      if (!entry.kind().equals(EntryKinds.CONTRIBUTION)) {
        return null;
      }
      String identity =
          String.join(
              "\n",
              entry.string("campaign"),
              Long.toString(entry.integer("round")),
              entry.signer().orElse(""),
              entry.string("payload"));
      return identity.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null; // admission never lets it come here; the log holds whatever it was given
    }
  }
}

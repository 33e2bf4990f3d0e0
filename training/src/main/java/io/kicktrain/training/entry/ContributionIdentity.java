package io.kicktrain.training.entry;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.trust.Claim;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A contribution is the same as another when campaign, round, donor and payload are, an enrolment
 * when campaign and donor are, and a claim about a key when its statement is: the log has it once,
 * whatever is sent again or at the same time. All other entries are different from each other.
 */
public final class ContributionIdentity implements EntryIdentity {
  @Override
  public byte @Nullable [] of(byte[] bytes) {
    try {
      Entry entry = Entry.parse(bytes);
      return switch (entry.kind()) {
        case EntryKinds.CERTIFICATION, EntryKinds.ENDORSEMENT -> Claim.of(entry).statement();
        case EntryKinds.CONTRIBUTION ->
            joined(
                entry.string("campaign"),
                Long.toString(entry.integer("round")),
                entry.signer().orElse(""),
                entry.string("payload"));
        case EntryKinds.ENROLMENT ->
            joined(EntryKinds.ENROLMENT, entry.string("campaign"), entry.signer().orElse(""));
        default -> null;
      };
    } catch (IllegalArgumentException e) {
      return null; // admission never lets it come here; the log holds whatever it was given
    }
  }

  private static byte[] joined(String... parts) {
    return String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
  }
}

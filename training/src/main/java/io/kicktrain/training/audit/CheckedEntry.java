package io.kicktrain.training.audit;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.entry.EntryKinds;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about an entry by itself, on any thread.
 *
 * @param index its place in the log
 * @param entry null if it is none
 * @param signature whether a signature was verified
 * @param problem what is wrong with it, null if nothing is
 */
record CheckedEntry(
    long index, @Nullable Entry entry, boolean signature, @Nullable String problem) {

  private static final Set<String> SIGNED =
      Set.of(EntryKinds.ENROLMENT, EntryKinds.CONTRIBUTION, EntryKinds.EVALUATION);

  /**
   * Reads an entry and verifies its donor's signature, if the scope asks for it.
   *
   * @param trusted signatures of entries before this one were verified by an earlier audit
   */
  static CheckedEntry of(long index, byte[] bytes, AuditScope scope, long trusted) {
    try {
      Entry entry = Entry.parse(bytes);
      boolean verify = SIGNED.contains(entry.kind()) && scope.signatures() && covers(scope, entry);
      if (!verify || index < trusted) {
        return new CheckedEntry(index, entry, false, null);
      }
      return entry.signatureValid()
          ? new CheckedEntry(index, entry, true, null)
          : new CheckedEntry(index, null, false, "the donor's signature is not valid");
    } catch (IllegalArgumentException e) {
      return new CheckedEntry(index, null, false, String.valueOf(e.getMessage()));
    }
  }

  private static boolean covers(AuditScope scope, Entry entry) {
    return scope.covers(entry.has("campaign") ? entry.string("campaign") : "")
        && scope.coversSigner(entry.signer().orElse(""));
  }
}

package io.kicktrain.training.admission;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.ledger.entry.Entry;
import java.util.Optional;

/** Admits log entries that donors write and sign themselves. */
public final class SignedEntries {

  private SignedEntries() {}

  /**
   * Checks an entry's form, kind, campaign and signature.
   *
   * @param bytes the entry as it came
   * @param kind what it must be
   * @param campaign the slug it must name
   * @param donor the key that signed the request and must have signed the entry
   * @return the entry
   * @throws RefusedException if something does not hold
   */
  public static Entry admit(byte[] bytes, String kind, String campaign, String donor)
      throws RefusedException {
    Entry entry;
    try {
      entry = Entry.parse(bytes);
      require("kind", kind, entry.kind());
      require("campaign", campaign, entry.string("campaign"));
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
    unless(
        entry.signer().equals(Optional.of(donor)),
        Refusals.wrongKey("the request is by " + donor + ", the entry by " + entry.signer()));
    unless(entry.signatureValid(), Refusals.wrongKey("the entry's signature is not valid"));
    return entry;
  }

  /**
   * The refusal of an entry whose fields are missing or out of range.
   *
   * @param cause says which
   * @return to be thrown
   */
  public static RefusedException malformed(RuntimeException cause) {
    return new RefusedException(Refusals.malformedEntry(String.valueOf(cause.getMessage())));
  }

  private static void require(String field, String expected, String actual) {
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException(field + " must be " + expected + ", but is " + actual);
    }
  }
}

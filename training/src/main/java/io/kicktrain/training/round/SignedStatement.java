package io.kicktrain.training.round;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.admission.RefusedException;
import io.kicktrain.training.admission.SignedEntries;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;

/** A statement together with the exact entry that its donor signed. */
record SignedStatement(String donor, Entry entry, Statement statement) {

  static SignedStatement read(byte[] bytes, String slug, String donor) throws RefusedException {
    Entry entry = SignedEntries.admit(bytes, EntryKinds.CONTRIBUTION, slug, donor);
    try {
      return new SignedStatement(donor, entry, Statement.of(entry));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw SignedEntries.malformed(e);
    }
  }

  String lease() {
    return statement.lease();
  }
}

package io.kicktrain.ledger.index;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.entry.EntryException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which terms an entry has. They depend on its bytes alone. */
public final class Terms {
  private Terms() {}

  /** The terms of an entry's bytes; none for bytes that are no entry. */
  public static Set<Term> of(byte[] bytes) {
    Entry entry;
    try {
      entry = Entry.parse(bytes);
    } catch (EntryException e) {
      return Set.of();
    }
    Set<Term> terms = new LinkedHashSet<>();
    terms.add(Term.kind(entry.kind()));
    text(entry, "payload").map(Term::payload).ifPresent(terms::add);
    text(entry, "signer").map(Term::key).ifPresent(terms::add);
    text(entry, "owner").map(Term::key).ifPresent(terms::add);
    text(entry, "by").map(Terms::id).map(Term::key).ifPresent(terms::add);
    text(entry, "about").map(Terms::id).map(Term::key).ifPresent(terms::add);
    text(entry, "campaign").ifPresent(slug -> addCampaign(terms, slug, entry));
    return terms;
  }

  /** The key in the name of a key, which has its sort before a colon. */
  private static String id(String keyName) {
    return keyName.substring(keyName.indexOf(':') + 1);
  }

  private static void addCampaign(Set<Term> terms, String slug, Entry entry) {
    terms.add(Term.campaign(slug));
    integer(entry, "round").ifPresent(round -> terms.add(Term.round(slug, round)));
  }

  private static Optional<String> text(Entry entry, String field) {
    try {
      return entry.has(field) ? Optional.of(entry.string(field)) : Optional.empty();
    } catch (EntryException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong integer(Entry entry, String field) {
    try {
      return entry.has(field) ? OptionalLong.of(entry.integer(field)) : OptionalLong.empty();
    } catch (EntryException e) {
      return OptionalLong.empty();
    }
  }
}

package io.kicktrain.ledger.index;

import io.kicktrain.ledger.run.Posting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The postings of the newest entries, in memory until they are worth a run. Thread-safe. */
final class Recent {
  private final TreeSet<Posting> postings = new TreeSet<>();

  synchronized void add(long index, Set<Term> terms) {
    terms.forEach(term -> postings.add(new Posting(term.fingerprint(), index)));
  }

  synchronized void find(Term term, long from, int limit, List<Long> found) {
    Iterator<Posting> tail = postings.tailSet(new Posting(term.fingerprint(), from)).iterator();
    while (found.size() < limit && tail.hasNext()) {
      Posting posting = tail.next();
      if (!posting.key().equals(term.fingerprint())) {
        return;
      }
      found.add(posting.index());
    }
  }

  /** All of them in order, as they are now. */
  synchronized List<Posting> sorted() {
    return new ArrayList<>(postings);
  }

  synchronized void clear() {
    postings.clear();
  }
}

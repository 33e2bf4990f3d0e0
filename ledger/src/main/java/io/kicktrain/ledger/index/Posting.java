package io.kicktrain.ledger.index;

import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * One fact: the entry has the term. In a file it has 24 bytes, big-endian: term, index.
 *
 * @param term what it is found by
 * @param index number of the entry
 */
record Posting(Term term, long index) implements Comparable<Posting> {
  static final int BYTES = 24;

  private static final Comparator<Posting> ORDER =
      Comparator.comparing(Posting::term).thenComparingLong(Posting::index);

  static Posting read(ByteBuffer bytes) {
    return new Posting(new Term(bytes.getLong(), bytes.getLong()), bytes.getLong());
  }

  void write(ByteBuffer bytes) {
    bytes.putLong(term.high()).putLong(term.low()).putLong(index);
  }

  @Override
  public int compareTo(Posting other) {
    return ORDER.compare(this, other);
  }
}

package io.kicktrain.ledger.run;

/**
 * One fact: the key stands at a place of the log. Ordered by key, then by place.
 *
 * @param key what it is found by
 * @param index number of the entry
 */
public record Posting(Fingerprint key, long index) implements Comparable<Posting> {
  @Override
  public int compareTo(Posting other) {
    int byKey = key.compareTo(other.key);
    return byKey != 0 ? byKey : Long.compare(index, other.index);
  }
}

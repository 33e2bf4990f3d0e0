package io.kicktrain.ledger.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two sorted sequences as one. */
final class MergedPostings implements Iterator<Posting> {
  private final Iterator<Posting> left;
  private final Iterator<Posting> right;
  private @Nullable Posting nextLeft;
  private @Nullable Posting nextRight;

  MergedPostings(Iterator<Posting> left, Iterator<Posting> right) {
    this.left = left;
    this.right = right;
    this.nextLeft = advance(left);
    this.nextRight = advance(right);
  }

  @Override
  public boolean hasNext() {
    return nextLeft != null || nextRight != null;
  }

  @Override
  public Posting next() {
    Posting fromLeft = nextLeft;
    Posting fromRight = nextRight;
    if (fromLeft != null && (fromRight == null || fromLeft.compareTo(fromRight) <= 0)) {
      nextLeft = advance(left);
      return fromLeft;
    }
    if (fromRight == null) {
      throw new NoSuchElementException();
    }
    nextRight = advance(right);
    return fromRight;
  }

  private static @Nullable Posting advance(Iterator<Posting> postings) {
    return postings.hasNext() ? postings.next() : null;
  }
}

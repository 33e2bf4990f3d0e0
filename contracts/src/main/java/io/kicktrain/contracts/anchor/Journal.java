package io.kicktrain.contracts.anchor;

import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchoredHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one account's anchors in one contract. Immutable.
 *
 * @param version of this format, 1
 * @param place chain, contract and account: a journal serves no other
 * @param sent what is not final, in the order of nonces
 * @param last the newest final one, null before the first
 * @param anchored heads that were mined
 * @param replaced transactions that replaced a stuck one
 * @param resent times that a transaction was sent again
 */
record Journal(
    int version,
    String place,
    List<Sent> sent,
    @Nullable Sent last,
    long anchored,
    long replaced,
    long resent) {

  static final int VERSION = 1;

  Journal {
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + " is unknown here");
    }
    sent = List.copyOf(sent);
  }

  static Journal empty(String place) {
    return new Journal(VERSION, place, List.of(), null, 0, 0, 0);
  }

  List<Sent> pending() {
    return sent.stream().filter(Sent::pending).toList();
  }

  /** The newest one, whatever its state. */
  Optional<Sent> newest() {
    return sent.isEmpty() ? Optional.ofNullable(last) : Optional.of(sent.get(sent.size() - 1));
  }

  Journal add(Sent next) {
    List<Sent> all = new ArrayList<>(sent);
    all.add(next);
    return withSent(all);
  }

  Journal replace(Sent old, UnaryOperator<Sent> change) {
    return withSent(sent.stream().map(s -> s.equals(old) ? change.apply(s) : s).toList());
  }

  Journal remove(Sent gone) {
    return withSent(sent.stream().filter(s -> !s.equals(gone)).toList());
  }

  Journal finalized(Sent done) {
    return new Journal(version, place, remove(done).sent, done, anchored, replaced, resent);
  }

  Journal countAnchored() {
    return new Journal(version, place, sent, last, anchored + 1, replaced, resent);
  }

  Journal countReplaced() {
    return new Journal(version, place, sent, last, anchored, replaced + 1, resent);
  }

  Journal countResent() {
    return new Journal(version, place, sent, last, anchored, replaced, resent + 1);
  }

  private Journal withSent(List<Sent> now) {
    return new Journal(version, place, now, last, anchored, replaced, resent);
  }

  /** The newest final head, if any, and all later ones. */
  List<AnchoredHead> heads() {
    List<AnchoredHead> heads = new ArrayList<>();
    if (last != null) {
      AnchoredHead view = last.view();
      heads.add(
          new AnchoredHead(
              view.size(),
              view.root(),
              AnchorState.FINALIZED,
              view.reference(),
              view.block(),
              view.since()));
    }
    sent.forEach(one -> heads.add(one.view()));
    return heads;
  }
}

package io.kicktrain.contracts.anchor;

import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchoredHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One nonce and everything that was signed for it; at most one of them can count.
 *
 * @param nonce the account's transaction number
 * @param gas the most gas that each attempt may take
 * @param attempts oldest first, at least one
 * @param mined where the counting one is, null while it is in no block
 * @param winner number of the attempt that is mined; the newest one while none is
 */
record Sent(long nonce, long gas, List<Attempt> attempts, @Nullable Mined mined, int winner) {
  Sent {
    attempts = List.copyOf(attempts);
    if (winner < 0 || winner >= attempts.size()) {
      throw new IllegalArgumentException("attempt " + winner + " of " + attempts.size());
    }
  }

  static Sent first(long nonce, long gas, Attempt attempt) {
    return new Sent(nonce, gas, List.of(attempt), null, 0);
  }

  boolean pending() {
    return mined == null;
  }

  /** Whether it is in no block although the newest attempt is old enough for that. */
  boolean stuck(Instant now, AnchorOptions options) {
    Instant signed = Instant.ofEpochMilli(attempt().signedAt());
    return pending() && !now.isBefore(signed.plus(options.stuckAfter()));
  }

  /** The attempt that counts as far as is known. */
  Attempt attempt() {
    return attempts.get(winner);
  }

  Sent with(Attempt next) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.add(next);
    return new Sent(nonce, gas, all, null, all.size() - 1);
  }

  Sent minedAt(Mined where, int attempt) {
    return new Sent(nonce, gas, attempts, where, attempt);
  }

  /** Again in no block: a re-organisation dropped it. */
  Sent dropped() {
    return new Sent(nonce, gas, attempts, null, winner);
  }

  AnchoredHead view() {
    return new AnchoredHead(
        attempt().size(),
        attempt().root(),
        mined == null ? AnchorState.PENDING : AnchorState.MINED,
        attempt().hash(),
        mined == null ? -1 : mined.block(),
        mined == null
            ? Instant.ofEpochMilli(attempt().signedAt())
            : Instant.ofEpochSecond(mined.time()));
  }
}

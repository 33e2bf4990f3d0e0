package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Fees;
import io.kicktrain.contracts.chain.Refusals;
import io.kicktrain.contracts.contract.Latest;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.rpc.RpcRefusedException;
import io.kicktrain.contracts.wallet.SignedTransaction;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends what is due, again what was lost, and more for what is stuck. */
final class Sending {
  /** Below this many anchors' worth of funds it is time to say so. */
  private static final long LOW = 20;

  private final Place place;
  private final JournalFile journal;
  private final AnchorOptions options;
  private final Instant now;
  private final Warnings warnings;

  Sending(Place place, JournalFile journal, AnchorOptions options, Instant now, Warnings warnings) {
    this.place = place;
    this.journal = journal;
    this.options = options;
    this.now = now;
    this.warnings = warnings;
  }

  /** Looks after what is in no block yet. Lower nonces go first: the chain takes no other order. */
  void nudge(TreeHead newest) throws IOException {
    List<Sent> pending = journal.now().pending();
    for (Sent sent : pending) {
      boolean forgotten = !place.chain().knows(sent.attempt().hash());
      if (forgotten && send(sent.attempt())) {
        journal.save(journal.now().countResent());
      } else if (sent.equals(pending.get(0)) && sent.stuck(now, options)) {
        replace(sent, pending.size() == 1 ? newest : sent.attempt().head(newest.origin()));
      }
    }
  }

  /** The same nonce with a higher fee, and with the newest head, as we pay for one anyway. */
  private void replace(Sent sent, TreeHead head) throws IOException {
    Fees offered = sent.attempt().fees();
    Fees raised = offered.raised(place.chain().fees());
    if (raised.max().compareTo(options.maxFee()) > 0) {
      warnings.add(
          "fees-too-high",
          "transaction %s is stuck and the limit of %s wei per gas allows no higher fee"
              .formatted(sent.attempt().hash(), options.maxFee()));
      return;
    }
    Attempt next = sign(sent.nonce(), sent.gas(), raised, head);
    journal.save(journal.now().replace(sent, s -> s.with(next)).countReplaced());
    send(next);
  }

  /**
   * Anchors a head that nothing is in the way of.
   *
   * @return what the contract had before
   */
  Latest begin(AnchoredLog log, TreeHead head) throws IOException {
    Latest latest = place.contract().latest();
    if (isPrefix(latest, log, head) && head.size() > latest.size()) {
      anchor(head);
    }
    return latest;
  }

  private void anchor(TreeHead head) throws IOException {
    Optional<Long> gas = gas(head);
    Fees market = place.chain().fees();
    if (gas.isEmpty() || !affordable(gas.get(), market)) {
      return;
    }
    long nonce = place.chain().nonce(place.account().address());
    Attempt attempt = sign(nonce, gas.get(), market.within(options.maxFee()), head);
    journal.save(journal.now().add(Sent.first(nonce, gas.get(), attempt)));
    send(attempt);
  }

  /** What the chain remembers must be part of the log, or the log is not what it was. */
  private boolean isPrefix(Latest latest, AnchoredLog log, TreeHead head) {
    if (latest.size() == 0 || log.hasPrefix(head, latest.size(), latest.root())) {
      return true;
    }
    warnings.add(
        "log-differs",
        latest.size() > head.size()
            ? "the chain remembers a tree head of %d entries, the log has %d: it was set back, restore it"
                .formatted(latest.size(), head.size())
            : "the first %d entries of the log are not those that were anchored: restore the log"
                .formatted(latest.size()));
    return false;
  }

  private Optional<Long> gas(TreeHead head) throws IOException {
    try {
      long gas =
          place
              .chain()
              .estimateGas(
                  place.account().address(),
                  Optional.of(place.contract().address()),
                  TreeHeadAnchor.anchoring(head));
      return Optional.of(gas + gas / 4);
    } catch (RpcRefusedException e) {
      if (Refusals.unfunded(e)) {
        tooPoor("it cannot pay for an anchor");
      } else if (!TreeHeadAnchor.notLarger(e)) {
        String why = TreeHeadAnchor.refusal(e).orElseGet(e::reason);
        warnings.add("refused", "the chain would refuse the anchor: " + why);
      }
      return Optional.empty();
    }
  }

  private boolean affordable(long gas, Fees market) throws IOException {
    if (market.max().shiftRight(1).compareTo(options.maxFee()) > 0) {
      warnings.add(
          "fees-too-high",
          "gas costs %s wei now, more than the limit of %s: anchoring waits"
              .formatted(market.max().shiftRight(1), options.maxFee()));
      return false;
    }
    BigInteger cost = market.within(options.maxFee()).max().multiply(BigInteger.valueOf(gas));
    BigInteger balance = place.chain().balance(place.account().address());
    if (balance.compareTo(cost) < 0) {
      tooPoor("it has %s wei, an anchor may cost %s".formatted(balance, cost));
      return false;
    }
    if (balance.compareTo(cost.multiply(BigInteger.valueOf(LOW))) < 0) {
      warnings.add(
          "balance-low",
          "account %s has %s wei left, which may be less than %d anchors: send it funds"
              .formatted(place.account().address(), balance, LOW));
    }
    return true;
  }

  private void tooPoor(String why) {
    warnings.add(
        "balance-too-low",
        "account %s: %s; send it funds".formatted(place.account().address(), why));
  }

  private Attempt sign(long nonce, long gas, Fees fees, TreeHead head) {
    SignedTransaction signed =
        place
            .account()
            .sign(
                place.chainId(),
                nonce,
                gas,
                fees,
                Optional.of(place.contract().address()),
                TreeHeadAnchor.anchoring(head));
    return Attempt.of(head, signed, now);
  }

  /** Whether the node has it now. */
  private boolean send(Attempt attempt) throws IOException {
    try {
      place.chain().send(attempt.raw());
      return true;
    } catch (RpcRefusedException e) {
      if (Refusals.unfunded(e)) {
        tooPoor("it cannot pay for an anchor");
      } else if (!Refusals.nonceUsed(e)) { // the next pass finds out by whom
        warnings.add("refused", "the node does not take the anchor: " + e.reason());
      }
      return false;
    }
  }
}

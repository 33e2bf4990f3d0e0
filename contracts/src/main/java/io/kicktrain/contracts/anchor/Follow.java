package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Block;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.Receipt;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what has become of everything that was sent. Sends nothing. */
final class Follow {
  private final Place place;
  private final JournalFile journal;
  private final AnchorOptions options;
  private final Instant now;
  private final Warnings warnings;

  Follow(Place place, JournalFile journal, AnchorOptions options, Instant now, Warnings warnings) {
    this.place = place;
    this.journal = journal;
    this.options = options;
    this.now = now;
    this.warnings = warnings;
  }

  void all() throws IOException {
    if (journal.now().sent().isEmpty()) {
      return;
    }
    // Asked before the receipts: a nonce that is used now without a receipt later is somebody
    // else's.
    long nonce = place.chain().nonce(place.account().address());
    long finalized = place.chain().block(Chain.FINALIZED).map(Block::number).orElse(-1L);
    for (Sent sent : journal.now().sent()) {
      if (sent.mined() == null) {
        pending(sent, nonce);
      } else {
        mined(sent, sent.mined(), finalized);
      }
    }
    closeGap(nonce);
  }

  /**
   * A transaction waits for ever when one before it is gone: a re-organisation can drop another
   * program's. Ours is then forgotten and a newer head takes the free nonce; should the old one
   * come after all, the contract refuses it.
   */
  private void closeGap(long nonce) throws IOException {
    List<Sent> pending = journal.now().pending();
    if (pending.isEmpty()
        || pending.get(0).nonce() <= nonce
        || !pending.get(0).stuck(now, options)) {
      return;
    }
    for (Sent sent : pending) {
      journal.save(journal.now().remove(sent));
    }
    warnings.add(
        "nonce-gap",
        "transaction %d of account %s is missing, so later ones cannot count: it is taken again"
            .formatted(nonce, place.account().address()));
  }

  private void pending(Sent sent, long nonce) throws IOException {
    if (nonce <= sent.nonce()) {
      return; // the account's nonce counts every transaction that is in a block
    }
    if (!findInBlock(sent)) {
      journal.save(journal.now().remove(sent));
      warnings.add(
          "nonce-taken",
          "another program has sent transaction %d of account %s: give anchoring an account of its own"
              .formatted(sent.nonce(), place.account().address()));
    }
  }

  /** Whether one of the attempts is in a block; then the journal knows. */
  private boolean findInBlock(Sent sent) throws IOException {
    for (int i = sent.attempts().size() - 1; i >= 0; i--) {
      Optional<Receipt> receipt = place.chain().receipt(sent.attempts().get(i).hash());
      if (receipt.isPresent()) {
        inBlock(sent, i, receipt.get());
        return true;
      }
    }
    return false;
  }

  private void inBlock(Sent sent, int attempt, Receipt receipt) throws IOException {
    if (!receipt.success()) {
      journal.save(journal.now().remove(sent));
      warnings.add(
          "reverted",
          "the contract refused tree head %d in transaction %s: a later one was anchored before it"
              .formatted(sent.attempts().get(attempt).size(), sent.attempts().get(attempt).hash()));
      return;
    }
    long time = place.chain().block(receipt.blockNumber()).map(Block::time).orElse(0L);
    Mined mined = new Mined(receipt.blockNumber(), receipt.blockHash(), time);
    journal.save(journal.now().replace(sent, s -> s.minedAt(mined, attempt)).countAnchored());
  }

  private void mined(Sent sent, Mined mined, long finalized) throws IOException {
    Optional<Block> now = place.chain().block(mined.block());
    boolean same = now.isPresent() && now.get().hash().equals(mined.blockHash());
    if (!same) {
      Sent dropped = sent.dropped();
      journal.save(journal.now().replace(sent, s -> dropped));
      findInBlock(dropped); // the same transaction may be in another block already
    } else if (finalized >= mined.block()) {
      journal.save(journal.now().finalized(sent));
    }
  }
}

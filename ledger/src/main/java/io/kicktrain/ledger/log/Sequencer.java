package io.kicktrain.ledger.log;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.kicktrain.ledger.merkle.InclusionProofs;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives entries their places. For every batch, in this order: write-ahead log, fsync; tiles and
 * bundles; sign; last-signed state, fsync; publish. Any failure is final: the exception leaves this
 * class in the middle of a batch, and only recovery may go on from there.
 */
final class Sequencer implements AutoCloseable {
  private final PublishedHead published;
  private final String origin;
  private final NoteSigner[] signers;
  private final Step.Hook hook;
  private final TreeWriter tree;
  private final WriteAheadLog wal;
  private final LastSigned lastSigned;
  private final SegmentRetirement retirement;
  private TreeHead head;

  Sequencer(
      LogSetup setup,
      TreeWriter tree,
      WriteAheadLog wal,
      LastSigned lastSigned,
      SegmentRetirement retirement,
      PublishedHead published) {
    this.published = published;
    this.origin = setup.origin();
    this.signers = setup.signers().toArray(NoteSigner[]::new);
    this.hook = setup.hook();
    this.tree = tree;
    this.wal = wal;
    this.lastSigned = lastSigned;
    this.retirement = retirement;
    this.head = new TreeHead(origin, tree.size(), tree.root());
  }

  /** Entries of the log. */
  long size() {
    return tree.size();
  }

  /** Signs and publishes the tree as recovery has left it. */
  void publishRecovered() throws IOException {
    publish(head);
  }

  /** Makes a batch, which may be empty, durable and publishes the tree head that covers it. */
  Published append(List<Pending> pending) throws IOException {
    if (pending.isEmpty()) {
      return published.newest();
    }
    List<byte[]> entries = pending.stream().map(p -> p.entry).toList();
    List<byte[]> leafHashes = pending.stream().map(p -> p.leafHash).toList();
    Batch batch = new Batch(tree.size(), entries);
    ByteBuffer record = WalRecord.encode(batch);
    if (!wal.fits(record)) {
      rotate();
    }
    wal.append(batch, record);
    hook.reached(Step.WAL_WRITTEN);
    wal.sync();
    hook.reached(Step.WAL_SYNCED);
    tree.append(entries, leafHashes);
    hook.reached(Step.TILES_WRITTEN);
    return publish(extendedHead());
  }

  /** The receipts of the newest {@code pending} entries. */
  List<Receipt> receipts(List<Pending> pending, Published published) {
    long size = published.head().size();
    long index = size - pending.size();
    InclusionProofs proofs = new InclusionProofs(tree, size);
    List<Receipt> receipts = new ArrayList<>(pending.size());
    for (Pending entry : pending) {
      receipts.add(new Receipt(index, entry.leafHash, proofs.of(index), published.note()));
      index++;
    }
    return receipts;
  }

  /** The head of the grown tree, after checking that the tree signed before is its prefix. */
  private TreeHead extendedHead() {
    if (!Arrays.equals(MerkleProofs.root(tree, head.size()), head.root())) {
      throw new LogException(
          "the tree no longer contains the tree head signed at size "
              + head.size()
              + ": memory or disk is faulty; nothing was signed");
    }
    return new TreeHead(origin, tree.size(), tree.root());
  }

  @CanIgnoreReturnValue
  private Published publish(TreeHead next) throws IOException {
    String note = SignedNote.sign(next.body(), signers).format();
    lastSigned.write(note);
    hook.reached(Step.HEAD_SIGNED);
    Published result = new Published(next, note);
    published.publish(result);
    hook.reached(Step.PUBLISHED);
    head = next;
    return result;
  }

  private void rotate() throws IOException {
    var old = wal.rotate(head);
    hook.reached(Step.SEGMENT_CREATED);
    retirement.retire(old, tree.takeUnsynced());
  }

  @Override
  public void close() throws IOException {
    wal.close();
    lastSigned.close();
  }
}

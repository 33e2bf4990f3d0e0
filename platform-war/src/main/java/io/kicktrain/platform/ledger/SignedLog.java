package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.training.wire.ConsistencyView;
import io.kicktrain.training.wire.EntriesView;
import io.kicktrain.training.wire.EntryView;
import io.kicktrain.training.wire.InclusionView;
import io.kicktrain.training.wire.ReceiptDocument;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log as one signed tree head shows it: all parts of an answer belong together. */
final class SignedLog {

  /** Entries of more bytes than this are not put on one page, unless it is a single one. */
  private static final int MAX_PAGE_BYTES = 1 << 20;

  private final FileLog log;
  private final String note;
  private final TreeHead head;

  SignedLog(FileLog log) {
    this.log = log;
    this.note = log.signedTreeHead();
    this.head = TreeHead.parse(SignedNote.parse(note).text());
  }

  long size() {
    return head.size();
  }

  Receipt receipt(long index, byte[] entry) {
    return new Receipt(index, MerkleHash.leaf(entry), log.inclusionProof(index, head.size()), note);
  }

  byte[] bytes(long index) {
    return log.entry(index);
  }

  EntryView entry(long index) {
    byte[] entry = log.entry(index);
    return new EntryView(entry, ReceiptDocument.of(receipt(index, entry)));
  }

  /**
   * A page.
   *
   * @param indices of its entries, all below {@link #size}
   * @param next the page after it
   */
  EntriesView entries(List<Long> indices, @Nullable Long next) {
    List<EntriesView.Proven> page = new ArrayList<>();
    long bytes = 0;
    for (long index : indices) {
      byte[] entry = log.entry(index);
      bytes += entry.length;
      if (bytes > MAX_PAGE_BYTES && !page.isEmpty()) {
        return new EntriesView(note, page, index);
      }
      List<byte[]> proof = log.inclusionProof(index, head.size());
      page.add(new EntriesView.Proven(index, entry, hex(MerkleHash.leaf(entry)), hex(proof)));
    }
    return new EntriesView(note, page, next);
  }

  InclusionView inclusion(long index, long size) {
    return new InclusionView(
        index,
        size,
        log.entry(index),
        hex(log.inclusionProof(index, size)),
        hex(log.root(size)),
        hex(log.consistencyProof(size, head.size())),
        note);
  }

  ConsistencyView consistency(long from, long to) {
    return new ConsistencyView(
        from,
        hex(log.root(from)),
        to,
        hex(log.root(to)),
        hex(log.consistencyProof(from, to)),
        hex(log.consistencyProof(to, head.size())),
        note);
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(SignedLog::hex).toList();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}

package io.kicktrain.ledger.log;

import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An append-only log whose every state is committed to by a signed tree head. Thread-safe. */
public interface TransparencyLog extends AutoCloseable {
  /**
   * Appends an entry. When the future completes, the entry is durable (fsynced) and covered by a
   * published signed tree head. Batches form by themselves under load. If the log stops, the future
   * fails with a {@link LogException}; the entry may or may not be in the log then.
   *
   * @param entry at most 65,535 bytes; not to be changed afterwards
   * @throws IllegalArgumentException if it is longer
   */
  CompletableFuture<Receipt> append(byte[] entry);

  /**
   * The receipt of an entry against the newest tree head.
   *
   * @throws IllegalArgumentException unless 0 <= index < size
   */
  Receipt receipt(long index);

  /** The newest tree head as the text of a signed note (C2SP tlog-checkpoint). */
  String signedTreeHead();

  /** The newest tree head. */
  TreeHead treeHead();

  /**
   * An entry, checked against its leaf hash.
   *
   * @throws IllegalArgumentException unless 0 <= index < size
   */
  byte[] entry(long index);

  /**
   * Gives all entries from {@code from} up to the tree head of this moment, in order, each checked
   * against its leaf hash.
   *
   * @throws IllegalArgumentException unless 0 <= from <= size
   */
  void forEach(long from, EntryConsumer consumer) throws IOException;

  /**
   * The root of the tree of the first {@code size} entries: 32 bytes.
   *
   * @throws IllegalArgumentException unless 0 <= size <= the tree head's size
   */
  byte[] root(long size);

  /**
   * The audit path of an entry in the tree of {@code size} entries, from the sibling up.
   *
   * @throws IllegalArgumentException unless 0 <= index < size <= the tree head's size
   */
  List<byte[]> inclusionProof(long index, long size);

  /**
   * The proof that the tree of {@code from} entries is a prefix of that of {@code to}.
   *
   * @throws IllegalArgumentException unless 0 <= from <= to <= the tree head's size
   */
  List<byte[]> consistencyProof(long from, long to);

  /** Finishes what was appended, and closes. */
  @Override
  void close();
}

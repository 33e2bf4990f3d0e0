package io.kicktrain.ledger.log;

import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.merkle.ProofVerifier;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.EntryBundle;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;

/** Reads entries and proofs of published tree heads from the log's files. Thread-safe. */
final class LogReader {
  private final TileFiles files;
  private final StoredTiles stored;

  LogReader(TileFiles files, StoredTiles stored) {
    this.files = files;
    this.stored = stored;
  }

  /** A damaged tile must not become a receipt that proves nothing: each is verified first. */
  Receipt receipt(long index, Published published) {
    TreeHead head = published.head();
    List<byte[]> proof = MerkleProofs.inclusion(stored, index, head.size());
    byte[] leafHash = stored.node(0, index);
    if (!ProofVerifier.inclusion(leafHash, index, head.size(), proof, head.root())) {
      throw new LogException(
          "the tiles in "
              + files.file(TileId.inTree(0, index / TileId.FULL, head.size())).getParent()
              + " and above do not prove entry "
              + index
              + ": audit the log, restore the damaged tile from a mirror and start again");
    }
    return new Receipt(index, leafHash, proof, published.note());
  }

  byte[] entry(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no entry " + index + " in a log of " + size);
    }
    return bundle(index / TileId.FULL, size).get((int) (index % TileId.FULL));
  }

  void forEach(long from, long size, EntryConsumer consumer) throws IOException {
    if (from < 0 || from > size) {
      throw new IllegalArgumentException("no entry " + from + " in a log of " + size);
    }
    for (long index = from; index < size; ) {
      List<byte[]> entries = bundle(index / TileId.FULL, size);
      for (int i = (int) (index % TileId.FULL); i < entries.size(); i++) {
        consumer.accept(index++, entries.get(i));
      }
    }
  }

  List<byte[]> inclusionProof(long index, long size, long published) {
    requireSize(size, published);
    return MerkleProofs.inclusion(stored, index, size);
  }

  List<byte[]> consistencyProof(long from, long to, long published) {
    requireSize(to, published);
    return MerkleProofs.consistency(stored, from, to);
  }

  byte[] root(long size, long published) {
    requireSize(size, published);
    return MerkleProofs.root(stored, size);
  }

  private static void requireSize(long size, long published) {
    if (size < 0 || size > published) {
      throw new IllegalArgumentException(
          "size " + size + " is not between 0 and the tree head's " + published);
    }
  }

  private List<byte[]> bundle(long number, long size) {
    TileId id = TileId.inTree(TileId.ENTRIES, number, size);
    try {
      List<byte[]> entries = EntryBundle.decode(files.read(id.path()), id.width());
      for (int i = 0; i < entries.size(); i++) {
        requireLeaf(number * TileId.FULL + i, entries.get(i), id);
      }
      return entries;
    } catch (TileException e) {
      throw new LogException("restore " + files.file(id) + " from a mirror: it is damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + files.file(id), e);
    }
  }

  private void requireLeaf(long index, byte[] entry, TileId bundle) {
    if (!MessageDigest.isEqual(MerkleHash.leaf(entry), stored.node(0, index))) {
      throw new LogException(
          "entry "
              + index
              + " does not match its leaf hash: restore "
              + files.file(bundle)
              + " from a mirror");
    }
  }
}
